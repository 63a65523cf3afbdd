import type { Engine } from '../../engine/start-engine.ts';
import type { RunningSystem } from './running-system.ts';
import type { Settings } from './service-settings.ts';
import type { Service } from './start-service.ts';

export type SystemDescription = Omit<RunningSystem, 'supervisor'>;

/** Addresses, ports and process numbers as they are now. */
export function describeSystem(input: {
  engine: Engine;
  settings: Settings;
  services: Service[];
  parts: { name: string; child: () => { pid: number } | undefined }[];
}): SystemDescription {
  const { engine, settings } = input;
  const app = `http://127.0.0.1:${settings.API_PORT}`;
  const sandbox = input.services.some(({ name }) => name === 'sandbox') ? settings.SANDBOX_URL : undefined;
  return {
    mode: settings.BMA_MODE === 'production' ? 'production' : 'sandbox',
    namespace: engine.namespace,
    urls: {
      app,
      ...(sandbox && { phones: `${sandbox}/phones`, sandbox }),
      ...(engine.uiUrl && { temporalUi: engine.uiUrl }),
      apiDocs: `${app}/docs`,
      health: `${app}/health`,
      ready: `${app}/ready`,
    },
    addresses: { temporal: engine.temporalAddress },
    ports: {
      api: portOf(app),
      postgres: Number(new URL(engine.postgres.appUrl).port || 5432),
      temporal: portOf(engine.temporalAddress),
      ...(engine.uiUrl && { temporalUi: portOf(engine.uiUrl) }),
      ...(sandbox && { sandbox: portOf(sandbox) }),
    },
    pids: Object.fromEntries(
      input.parts.flatMap(({ name, child }) => {
        const pid = child()?.pid;
        return pid === undefined ? [] : [[name, pid]];
      }),
    ),
  };
}

function portOf(address: string): number {
  return Number(/:(\d+)(?:\/|$)/.exec(address)?.[1] ?? 0);
}
