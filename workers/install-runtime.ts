import { makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import type { Logger, LogLevel, LogMetadata } from '@temporalio/worker';
import type { Logger as Pino } from 'pino';
import type { Env } from '../config/env.ts';

/** Every poll of every queue warns on every try: ten lines a second while the server is away. */
const QUIET = 'temporalio_client::retry=ERROR';

/** Once per process, before the first worker: one log, and metrics where somebody asks for them. */
export function installRuntime(input: { env: Env; log: Pino }): void {
  const { env, log } = input;
  Runtime.install({
    logger: toTemporalLogger(log.child({ component: 'temporal' })),
    telemetryOptions: {
      logging: { filter: `${makeTelemetryFilterString({ core: 'WARN' })},${QUIET}`, forward: {} },
      ...(env.METRICS_PORT !== undefined && {
        metrics: { prometheus: { bindAddress: `127.0.0.1:${env.METRICS_PORT}`, countersTotalSuffix: true } },
      }),
    },
    // stopping is the program's: the relay and the database have to follow the workers
    shutdownSignals: [],
  });
}

const LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

function toTemporalLogger(log: Pino): Logger {
  const write = (level: LogLevel, message: string, meta: LogMetadata = {}) => {
    // the SDK's own steps are for whoever looks for a fault in it
    const isOwnStep =
      level === 'INFO' && meta.sdkComponent !== 'workflow' && meta.sdkComponent !== 'activity';
    log[isOwnStep ? 'debug' : LEVELS[level]](meta, message);
  };
  return {
    log: write,
    trace: (message, meta) => write('TRACE', message, meta),
    debug: (message, meta) => write('DEBUG', message, meta),
    info: (message, meta) => write('INFO', message, meta),
    warn: (message, meta) => write('WARN', message, meta),
    error: (message, meta) => write('ERROR', message, meta),
  };
}
