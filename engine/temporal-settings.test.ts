import { describe, expect, it } from 'vitest';
import { buildServerConfig, OTHER_PORT_COUNT } from './build-server-config.ts';
import { buildDevServerArguments } from './start-dev-server.ts';
import { buildDynamicSettings } from './temporal-settings.ts';

describe('the settings of the local server', () => {
  it('give every limited queue one partition and leave the others alone', () => {
    const settings = buildDynamicSettings({ singlePartitionQueues: ['send'], isTimeSkipping: false });
    const expected = [{ value: 1, constraints: { taskQueueName: 'send' } }];
    expect(settings['matching.numTaskqueueReadPartitions']).toEqual(expected);
    expect(settings['matching.numTaskqueueWritePartitions']).toEqual(expected);
  });

  it('let time be skipped only when a test asks for it', () => {
    const names = (isTimeSkipping: boolean) =>
      Object.keys(buildDynamicSettings({ singlePartitionQueues: [], isTimeSkipping }));
    expect(names(false)).not.toContain('frontend.WorkflowTimeSkippingEnabled');
    expect(names(true)).toContain('frontend.WorkflowTimeSkippingEnabled');
  });

  it('force continue-as-new early only when a test asks for it', () => {
    const settings = buildDynamicSettings({
      singlePartitionQueues: [],
      isTimeSkipping: true,
      suggestContinueAsNewAt: 50,
    });
    expect(settings['limit.historyCount.suggestContinueAsNew']).toEqual([{ value: 50 }]);
  });

  it('bind every service to this machine on a port of its own', () => {
    const otherPorts = Array.from({ length: OTHER_PORT_COUNT }, (_, index) => 20_001 + index);
    const config = buildServerConfig({
      databaseUrl: new URL('postgres://role:p%40ss@127.0.0.1:54329/'),
      frontendPort: 20_000,
      otherPorts,
      dynamicConfigFile: '/local/dynamic-config.json',
    });
    const rpcs = Object.values(config.services).map(({ rpc }) => rpc);
    const ports = rpcs.flatMap(({ grpcPort, membershipPort }) => [grpcPort, membershipPort]);
    expect(new Set(ports)).toEqual(new Set([20_000, ...otherPorts]));
    expect(rpcs.every(({ bindOnLocalHost }) => bindOnLocalHost)).toBe(true);
    expect(config.persistence.datastores.default.sql).toMatchObject({
      connectAddr: '127.0.0.1:54329',
      password: 'p@ss',
    });
  });

  it('reach a database of somebody else encrypted when its address asks for that', () => {
    const config = buildServerConfig({
      databaseUrl: new URL('postgres://role:x@db.example/?sslmode=verify-full'),
      frontendPort: 1,
      otherPorts: [],
      dynamicConfigFile: '',
    });
    expect(config.persistence.datastores.default.sql).toMatchObject({
      connectAddr: 'db.example:5432',
      tls: { enabled: true, enableHostVerification: true },
    });
  });
});

describe('the development server of the temporal CLI', () => {
  const input = {
    localDir: '/local',
    namespace: 'bma-social',
    port: 7233,
    uiPort: 8233,
    hasUi: true,
    dynamicSettings: { singlePartitionQueues: ['send'], isTimeSkipping: false },
  };

  it('keeps its data through a power cut', () => {
    const args = buildDevServerArguments({ ...input, isDurable: true }).join(' ');
    expect(args).toContain('--db-filename /local/temporal/dev-server.sqlite');
    expect(args).toContain('--sqlite-pragma journal_mode=WAL --sqlite-pragma synchronous=FULL');
    expect(args).toContain('--search-attribute SlaDueAt=Datetime');
    expect(args).toContain('--dynamic-config-value matching.numTaskqueueReadPartitions=1');
  });

  it('keeps nothing for tests, and no page', () => {
    const args = buildDevServerArguments({ ...input, isDurable: false, hasUi: false });
    expect(args).toContain('--headless');
    expect(args).not.toContain('--db-filename');
  });
});
