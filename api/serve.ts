import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import type { Logger } from 'pino';
import type { Env } from '../config/env.ts';
import { closeDatabase, openDatabase } from '../db/connection.ts';
import { systemClock } from '../services/context.ts';
import { markEventsDelivered } from '../services/outbox/mark-events-delivered.ts';
import { probeDatabase } from '../services/probe-database.ts';
import { createEventDeliverer } from '../workflows/deliver-events.ts';
import { createApplyMusicChange } from '../workflows/music/client.ts';
import { createApp } from './app.ts';
import type { ApiDependencies, ApiSettings } from './dependencies.ts';
import { REDACTED } from './middleware/redacted.ts';

/** How long an answer to "is it there" may take before it counts as away. */
const PROBE_MS = 2_000;

/** Listens until it is told to stop. */
export function serve(env: Env): void {
  const log = pino({ name: 'api', level: env.LOG_LEVEL, redact: REDACTED });
  const { deps, close: closeDependencies } = openDependencies(env, log);
  const { app, close: closeApp } = createApp(deps);
  const server = createServer(app);
  server.listen(env.API_PORT, env.API_HOST, () => log.info({ port: env.API_PORT }, 'api ready'));
  server.on('error', (error) => {
    log.fatal({ error: describe(error) }, 'cannot listen');
    process.exit(1);
  });

  let isClosing = false;
  /** Takes no new request, lets the running ones end, then closes what they stood on. */
  const shutDown = async (): Promise<void> => {
    if (isClosing) return;
    isClosing = true;
    closeApp();
    server.closeIdleConnections();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    // streams would stay open for ever
    setTimeout(() => server.closeAllConnections(), PROBE_MS).unref();
    await closed;
    await closeDependencies();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void shutDown());
}

function openDependencies(env: Env, log: Logger): { deps: ApiDependencies; close: () => Promise<unknown> } {
  const database = openDatabase(env.DATABASE_URL, {
    poolSize: env.DATABASE_POOL_SIZE,
    applicationName: 'bma-api',
  });
  // lazy: the API starts and heals by itself when Temporal comes later or goes for a while
  const connection = Connection.lazy({
    address: env.TEMPORAL_ADDRESS,
    ...(env.TEMPORAL_API_KEY !== undefined && { apiKey: env.TEMPORAL_API_KEY }),
  });
  const client = new Client({ connection, namespace: env.TEMPORAL_NAMESPACE });
  const context = { database, clock: systemClock };
  const deps: ApiDependencies = {
    ...context,
    log,
    deliverEvents: createEventDeliverer({
      client,
      markDelivered: (events) => markEventsDelivered(context, events),
      onError: (error, event) => log.warn({ eventId: event.id, error: describe(error) }, 'left to the relay'),
    }),
    applyMusicChange: createApplyMusicChange(client),
    findAbsent: async () => {
      const deadline = Date.now() + PROBE_MS;
      const probes = [
        ['database', probeDatabase(database)],
        ['temporal', connection.withDeadline(deadline, () => connection.workflowService.getSystemInfo({}))],
      ] as const;
      const answers = await Promise.allSettled(probes.map(([, probe]) => probe));
      return probes.flatMap(([name], index) => (answers[index]?.status === 'rejected' ? [name] : []));
    },
    settings: toSettings(env),
  };
  return { deps, close: () => Promise.allSettled([closeDatabase(database), connection.close()]) };
}

function toSettings(env: Env): ApiSettings {
  return {
    version: readVersion(),
    jwtSecret: env.JWT_SECRET,
    encryptionKey: env.ENCRYPTION_KEY,
    publicUrl: env.PUBLIC_URL,
    corsOrigins: env.CORS_ORIGINS.split(',').filter((origin) => origin !== ''),
    temporalUiUrl: env.TEMPORAL_UI_URL,
    temporalNamespace: env.TEMPORAL_NAMESPACE,
    sandboxedVendors: env.sandboxedVendors,
    sandboxUrl: env.SANDBOX_URL,
    pace: {
      pollingIntervalSeconds: env.POLLING_INTERVAL_SECONDS,
      suspectRecheckSeconds: env.SUSPECT_RECHECK_SECONDS,
      offlineLongSeconds: env.OFFLINE_LONG_SECONDS,
      alertCooldownSeconds: env.ALERT_COOLDOWN_SECONDS,
    },
    webRoot: fileURLToPath(new URL('../dist/web/admin', import.meta.url)),
    isSecureCookie: new URL(env.PUBLIC_URL).protocol === 'https:',
  };
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return version;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
