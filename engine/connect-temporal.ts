import { readFileSync } from 'node:fs';
import { Connection, type ConnectionOptions } from '@temporalio/client';
import type { EngineEnv } from '../config/engine-env.ts';

/** Local servers need nothing but the address; Temporal Cloud an API key or TLS files. */
export async function connectTemporal(address: string, env?: EngineEnv): Promise<Connection> {
  const options: ConnectionOptions = { address, connectTimeout: '5s' };
  if (env?.TEMPORAL_API_KEY) options.apiKey = env.TEMPORAL_API_KEY;
  const { TEMPORAL_TLS_CLIENT_CERT_PATH: cert, TEMPORAL_TLS_CLIENT_KEY_PATH: key } = env ?? {};
  const authority = env?.TEMPORAL_TLS_SERVER_CA_CERT_PATH;
  if (cert || authority) {
    options.tls = {
      ...(authority && { serverRootCACertificate: readFileSync(authority) }),
      ...(cert && key && { clientCertPair: { crt: readFileSync(cert), key: readFileSync(key) } }),
    };
  }
  return Connection.connect(options);
}
