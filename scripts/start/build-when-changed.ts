import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashSources } from './hash-sources.ts';

/** Builds only when a source differs from what the output was made of; the key beside the output tells. */
export async function buildWhenChanged(input: {
  root: string;
  sources: string[];
  output: string;
  build: () => Promise<void>;
}): Promise<'built' | 'unchanged'> {
  const key = hashSources(input.root, [...input.sources, 'package-lock.json']);
  const keyFile = join(input.root, `${input.output}.key`);
  const isCurrent =
    existsSync(join(input.root, input.output)) &&
    existsSync(keyFile) &&
    readFileSync(keyFile, 'utf8') === key;
  if (isCurrent) return 'unchanged';
  mkdirSync(dirname(keyFile), { recursive: true });
  await input.build();
  writeFileSync(keyFile, key);
  return 'built';
}
