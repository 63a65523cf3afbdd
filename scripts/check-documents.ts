import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrokenReferences } from './documents/find-broken-references.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const git = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8' });
const listed = git('ls-files', '--cached', '--others', '--exclude-standard')
  .stdout.split('\n')
  .filter(Boolean);
const paths = listed.filter((path) => existsSync(join(root, path)));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const repository = {
  // Ignored paths are what the build and the tests make.
  has: (path: string) => existsSync(join(root, path)) || git('check-ignore', '--quiet', path).status === 0,
  topLevel: new Set(paths.map((path) => path.split('/', 1)[0] ?? '')),
  commands: new Set(Object.keys(scripts)),
};

const documents = paths.filter((path) => path.endsWith('.md'));
const problems = documents.flatMap((path) =>
  findBrokenReferences({ path, text: readFileSync(join(root, path), 'utf8') }, repository),
);
for (const problem of problems) console.log(problem);
console.log(`${documents.length} documents, ${problems.length} problems.`);
if (problems.length > 0) process.exitCode = 1;
