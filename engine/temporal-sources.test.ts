import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isAtLeast } from './build-temporal.ts';
import { binariesIn, engineCacheDir, TEMPORAL_SERVER_VERSION, TEMPORAL_UI_VERSION } from './engine-cache.ts';
import { checkBinaries, findOnPath } from './temporal-sources.ts';

function newFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function script(path: string, text: string): void {
  writeFileSync(path, `#!/bin/sh\necho "${text}"\n`);
  chmodSync(path, 0o755);
}

function cacheWith(versions: { server: string; sqlTool: string; ui: string }) {
  const binaries = binariesIn(newFolder('engine-'));
  script(binaries.server, `temporal version ${versions.server}`);
  script(binaries.sqlTool, `temporal-sql-tool version ${versions.sqlTool}`);
  script(binaries.ui, `Temporal UI version ${versions.ui}`);
  return binaries;
}
const RIGHT = { server: TEMPORAL_SERVER_VERSION, sqlTool: TEMPORAL_SERVER_VERSION, ui: TEMPORAL_UI_VERSION };

describe('the engine cache', () => {
  it('lies in the cache folder of the user, one folder for each version', () => {
    expect(engineCacheDir('/home/somebody/caches')).toBe(
      `/home/somebody/caches/bma-social/engine/${TEMPORAL_SERVER_VERSION}-ui-${TEMPORAL_UI_VERSION}`,
    );
    expect(engineCacheDir('')).toMatch(/\.cache\/bma-social\/engine\//);
  });

  it('is used when all three binaries answer with their version', async () => {
    const binaries = cacheWith(RIGHT);
    expect(await checkBinaries(binaries)).toEqual(binaries);
  });

  it('is not used when one binary is of another version', async () => {
    expect(await checkBinaries(cacheWith({ ...RIGHT, sqlTool: '1.31.0' }))).toBeUndefined();
  });

  it('is not used when a binary is broken or missing', async () => {
    const binaries = cacheWith(RIGHT);
    writeFileSync(binaries.ui, 'half a download');
    expect(await checkBinaries(binaries)).toBeUndefined();
    expect(await checkBinaries(binariesIn('/nowhere'))).toBeUndefined();
  });
});

describe('what the machine has', () => {
  it('finds a command in a folder of the PATH, and only one that can be run', () => {
    const folder = newFolder('path-');
    writeFileSync(join(folder, 'temporal'), '');
    expect(findOnPath('temporal', `/nowhere:${folder}`)).toBeUndefined();
    chmodSync(join(folder, 'temporal'), 0o755);
    expect(findOnPath('temporal', `/nowhere:${folder}`)).toBe(join(folder, 'temporal'));
  });

  it.each([
    ['1.26.8', true],
    ['1.27', true],
    ['2.0.1', true],
    ['1.26.10', true],
    ['1.26.7', false],
    ['1.26', false],
    ['1.9.99', false],
  ])('Go %s is new enough to build Temporal: %s', (version, expected) => {
    expect(isAtLeast(version, '1.26.8')).toBe(expected);
  });
});
