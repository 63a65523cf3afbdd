import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { NativeConnectionOptions } from '@temporalio/worker';
import type { Log } from '../activities/dependencies.ts';
import type { EngineEnv } from '../config/engine-env.ts';
import type { Env } from '../config/env.ts';

const PAUSE_MS = 1_000;

/** Waits for a server that is not there yet: workers may start before it, and start once. */
export async function connectTemporal(input: {
  env: Env;
  tls: EngineEnv;
  log: Log;
  signal: AbortSignal;
}): Promise<{ native: NativeConnection; client: Client }> {
  const { env, log, signal } = input;
  const options = optionsOf(input);
  let hasTold = false;
  while (true) {
    try {
      const native = await NativeConnection.connect(options);
      const connection = await Connection.connect({ ...options, connectTimeout: '5s' });
      return { native, client: new Client({ connection, namespace: env.TEMPORAL_NAMESPACE }) };
    } catch (error) {
      signal.throwIfAborted();
      if (!hasTold)
        log.warn({ problem: error instanceof Error ? error.name : 'unknown' }, 'Waiting for Temporal');
      hasTold = true;
      await pause(PAUSE_MS, undefined, { signal });
    }
  }
}

function optionsOf({
  env,
  tls,
}: {
  env: Env;
  tls: EngineEnv;
}): Pick<NativeConnectionOptions, 'address' | 'apiKey' | 'tls'> {
  const certificate = tls.TEMPORAL_TLS_CLIENT_CERT_PATH;
  const key = tls.TEMPORAL_TLS_CLIENT_KEY_PATH;
  const authority = tls.TEMPORAL_TLS_SERVER_CA_CERT_PATH;
  return {
    address: env.TEMPORAL_ADDRESS,
    ...(env.TEMPORAL_API_KEY !== undefined && { apiKey: env.TEMPORAL_API_KEY, tls: true }),
    ...((certificate || authority) && {
      tls: {
        ...(authority && { serverRootCACertificate: readFileSync(authority) }),
        ...(certificate &&
          key && { clientCertPair: { crt: readFileSync(certificate), key: readFileSync(key) } }),
      },
    }),
  };
}
