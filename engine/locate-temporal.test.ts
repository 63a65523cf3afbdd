import { describe, expect, it } from 'vitest';
import { EngineError } from './engine-error.ts';
import { locateTemporal, type TemporalSources } from './locate-temporal.ts';

const BINARIES = {
  server: '/cache/temporal-server',
  sqlTool: '/cache/temporal-sql-tool',
  ui: '/cache/temporal-ui',
};

function machineWith(sources: Partial<TemporalSources>) {
  const asked: string[] = [];
  const said: string[] = [];
  const note =
    <T>(name: string, source?: () => T) =>
    () => {
      asked.push(name);
      return source?.();
    };
  const noteLater = <T>(name: string, source?: () => Promise<T>) => {
    const noted = note(name, source);
    return async () => noted();
  };
  const machine: TemporalSources = {
    address: note('address', sources.address),
    cachedBinaries: noteLater('cache', sources.cachedBinaries),
    builtBinaries: noteLater('build', sources.builtBinaries),
    cliOnPath: noteLater('cli', sources.cliOnPath),
    downloadedCli: noteLater('download', sources.downloadedCli),
  };
  return { asked, said, locate: () => locateTemporal(machine, (sentence) => said.push(sentence)) };
}

describe('the Temporal server of a start', () => {
  it('is the one of TEMPORAL_ADDRESS before anything on the machine', async () => {
    const machine = machineWith({
      address: () => 'temporal.example:7233',
      cachedBinaries: async () => BINARIES,
    });
    expect(await machine.locate()).toEqual({ kind: 'address', address: 'temporal.example:7233' });
    expect(machine.asked).toEqual(['address']);
  });

  it('is the cached one before anything is built', async () => {
    const machine = machineWith({
      cachedBinaries: async () => BINARIES,
      builtBinaries: async () => BINARIES,
    });
    expect(await machine.locate()).toEqual({ kind: 'server', binaries: BINARIES });
    expect(machine.asked).toEqual(['address', 'cache']);
  });

  it('is built before the development server of a temporal CLI is used', async () => {
    const machine = machineWith({
      builtBinaries: async () => BINARIES,
      cliOnPath: async () => '/usr/bin/temporal',
    });
    expect(await machine.locate()).toEqual({ kind: 'server', binaries: BINARIES });
  });

  it('is the CLI on the PATH before one is downloaded', async () => {
    const machine = machineWith({
      cliOnPath: async () => '/usr/bin/temporal',
      downloadedCli: async () => '/x',
    });
    expect(await machine.locate()).toEqual({ kind: 'cli', command: '/usr/bin/temporal' });
  });

  it('is downloaded when the machine has nothing', async () => {
    const machine = machineWith({ downloadedCli: async () => '/cache/temporal' });
    expect(await machine.locate()).toEqual({ kind: 'cli', command: '/cache/temporal' });
    expect(machine.asked).toEqual(['address', 'cache', 'build', 'cli', 'download']);
  });

  it('is told in one sentence', async () => {
    const machine = machineWith({ cachedBinaries: async () => BINARIES });
    await machine.locate();
    expect(machine.said).toEqual(['Temporal is the server in the engine cache (/cache/temporal-server).']);
  });

  it('stops the start with four ways out when there is none', async () => {
    const failure = await machineWith({})
      .locate()
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EngineError);
    for (const way of ['Go 1.26.8', 'Temporal CLI', 'temporal-dev.yml', 'TEMPORAL_ADDRESS']) {
      expect(String(failure)).toContain(way);
    }
  });
});
