import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProblems } from './structure/find-problems.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const LEFT_OUT = new Set(['node_modules', 'dist', '.local', '.git', 'artifacts']);
const isSource = (path: string) => /\.(ts|tsx)$/.test(path);

const sources = new Map(findSources(root).map((path) => [path, readFileSync(join(root, path), 'utf8')]));
const { moduleCount, problems } = findProblems(sources);
for (const problem of problems) console.log(problem);
// Asked of git, not of the walk above: a check that reads nothing must not look like one that finds nothing.
const treeCount = countSourcesOfTree();
console.log(`${moduleCount} modules read of ${treeCount} in the tree, ${problems.length} problems.`);
if (problems.length > 0 || moduleCount < treeCount || moduleCount === 0) process.exitCode = 1;

function findSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : findSources(path);
    return isSource(path) ? [relative(root, path).split(sep).join('/')] : [];
  });
}

function countSourcesOfTree(): number {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return list.split('\n').filter((path) => isSource(path) && existsSync(join(root, path))).length;
}
