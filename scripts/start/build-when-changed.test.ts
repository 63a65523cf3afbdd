import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { buildWhenChanged } from './build-when-changed.ts';

function newFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function newTree() {
  const root = newFolder('build-');
  mkdirSync(join(root, 'workflows'));
  writeFileSync(join(root, 'workflows', 'index.ts'), 'one');
  writeFileSync(join(root, 'package-lock.json'), '{}');
  const build = () =>
    buildWhenChanged({
      root,
      sources: ['workflows'],
      output: 'dist/bundle.js',
      build: async () => writeFileSync(join(root, 'dist/bundle.js'), 'built'),
    });
  return { root, build };
}

it('a second start builds nothing, also when only times differ', async () => {
  const { root, build } = newTree();
  expect(await build()).toBe('built');
  utimesSync(join(root, 'workflows', 'index.ts'), new Date(2_000_000_000_000), new Date(2_000_000_000_000));
  expect(await build()).toBe('unchanged');
});

it('a changed source, a new one and another lockfile are built', async () => {
  const { root, build } = newTree();
  await build();
  writeFileSync(join(root, 'workflows', 'index.ts'), 'two');
  expect(await build()).toBe('built');
  writeFileSync(join(root, 'workflows', 'more.ts'), '');
  expect(await build()).toBe('built');
  writeFileSync(join(root, 'package-lock.json'), '{ }');
  expect(await build()).toBe('built');
});

it('a test is no source', async () => {
  const { root, build } = newTree();
  await build();
  writeFileSync(join(root, 'workflows', 'index.test.ts'), '');
  expect(await build()).toBe('unchanged');
});

it('a build that fails is tried again by the next start', async () => {
  const { root, build } = newTree();
  const failing = {
    root,
    sources: ['workflows'],
    output: 'dist/bundle.js',
    build: async () => Promise.reject(new Error('no')),
  };
  await expect(buildWhenChanged(failing)).rejects.toThrow('no');
  expect(await build()).toBe('built');
});
