import type { Connection } from '@temporalio/client';
import type { EngineEnv } from '../config/engine-env.ts';
import { connectTemporal } from './connect-temporal.ts';
import { EngineError } from './engine-error.ts';
import { locateTemporal } from './locate-temporal.ts';
import { prepareNamespace } from './prepare-namespace.ts';
import { startDevServer } from './start-dev-server.ts';
import type { RunningProcess } from './start-process.ts';
import { startTemporalServer } from './start-temporal-server.ts';
import { startTemporalUi } from './start-temporal-ui.ts';
import { type DynamicSettingsInput, SINGLE_PARTITION_QUEUES } from './temporal-settings.ts';
import { temporalSourcesOf } from './temporal-sources.ts';

export interface Temporal {
  address: string;
  uiUrl?: string;
  /** Undefined for a server that this process did not start. */
  child: () => RunningProcess | undefined;
  uiChild?: () => RunningProcess;
  restart: () => Promise<void>;
  restartUi?: () => Promise<void>;
  stop: () => Promise<void>;
}

export interface StartTemporalInput {
  env: EngineEnv;
  localDir: string;
  databaseUrl: Promise<string>;
  ports: { temporal?: number; temporalUi?: number };
  isDurable: boolean;
  hasUi: boolean;
  isTimeSkipping: boolean;
  singlePartitionQueues?: readonly string[];
  suggestContinueAsNewAt?: number;
  onProgress: (sentence: string) => void;
}

/** Finds or starts Temporal, its namespace and search attributes, and the Web UI. */
export async function startTemporal(input: StartTemporalInput): Promise<Temporal> {
  const temporal = await startServer(input);
  try {
    const connection = await connect(temporal.address, input.env);
    try {
      await prepareNamespace(connection, input.env.TEMPORAL_NAMESPACE);
    } finally {
      await connection.close();
    }
    return temporal;
  } catch (error) {
    await temporal.stop();
    throw error;
  }
}

async function connect(address: string, env: EngineEnv): Promise<Connection> {
  return connectTemporal(address, env.TEMPORAL_ADDRESS ? env : undefined).catch((error) => {
    throw new EngineError(`Cannot reach Temporal at ${address}: ${error.message}`, { cause: error });
  });
}

async function startServer(input: StartTemporalInput): Promise<Temporal> {
  const { env, localDir, ports, onProgress } = input;
  const located = await locateTemporal(temporalSourcesOf(env, onProgress), onProgress);
  const dynamicSettings: DynamicSettingsInput = {
    singlePartitionQueues: input.singlePartitionQueues ?? SINGLE_PARTITION_QUEUES,
    isTimeSkipping: input.isTimeSkipping,
    ...(input.suggestContinueAsNewAt !== undefined && {
      suggestContinueAsNewAt: input.suggestContinueAsNewAt,
    }),
  };
  const shared = { localDir, dynamicSettings, ...(ports.temporal !== undefined && { port: ports.temporal }) };

  if (located.kind === 'address') {
    const nothing = async () => {};
    const uiUrl = env.TEMPORAL_UI_URL;
    return {
      address: located.address,
      ...(uiUrl && { uiUrl }),
      child: () => undefined,
      restart: nothing,
      stop: nothing,
    };
  }
  if (located.kind === 'cli') {
    return startDevServer({
      ...shared,
      command: located.command,
      namespace: env.TEMPORAL_NAMESPACE,
      isDurable: input.isDurable,
      hasUi: input.hasUi,
      ...(ports.temporalUi !== undefined && { uiPort: ports.temporalUi }),
    });
  }
  const server = await startTemporalServer({
    ...shared,
    binaries: located.binaries,
    databaseUrl: await input.databaseUrl,
  });
  if (!input.hasUi) return server;
  const ui = await startTemporalUi({
    binary: located.binaries.ui,
    localDir,
    temporalAddress: server.address,
    namespace: env.TEMPORAL_NAMESPACE,
    ...(ports.temporalUi !== undefined && { port: ports.temporalUi }),
  }).catch(async (error) => {
    await server.stop();
    throw error;
  });
  return {
    ...server,
    uiUrl: ui.url,
    uiChild: ui.child,
    restartUi: ui.restart,
    stop: async () => {
      await ui.stop();
      await server.stop();
    },
  };
}
