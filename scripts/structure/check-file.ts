import { posix } from 'node:path';
import type { Module } from './parse-module.ts';

const REFUSED_NAMES = ['utils', 'helpers', 'common', 'internal', 'manager', 'misc', 'index'];
/** The three that register things. */
const REGISTERS = /^(activities\/[^/]+\/index\.ts|workflows\/index\.ts|db\/schema\/index\.ts)$/;

/** Lines at which a file has become two; the first that matches counts. */
const HARD_STOPS: readonly { files: RegExp; lines: number; kind: string }[] = [
  { files: /^db\/schema\//, lines: 150, kind: 'a table file' },
  { files: /^(services|activities)\/.*(?<!\.test)\.ts$/, lines: 200, kind: 'a verb' },
  { files: /^web\/.*\/api\/.*(?<!\.test)\.ts$/, lines: 200, kind: 'a request' },
  { files: /^api\/.*(?<!\.test)\.ts$/, lines: 200, kind: 'a route file' },
  { files: /\.tsx$/, lines: 250, kind: 'a component' },
  { files: /^/, lines: 300, kind: 'a source file' },
];

/** Name and size. */
export function checkFile(module: Module): string[] {
  const { path, lineCount, isData } = module;
  const problems: string[] = [];
  const isRegister = REGISTERS.test(path);
  const refused = path.split('/').find((part) => REFUSED_NAMES.includes(part.split('.')[0] ?? ''));
  if (refused && !isRegister)
    problems.push(`${path}: "${posix.parse(refused).name}" says nothing; name the file after what it does`);
  if (module.isBarrel && !isRegister)
    problems.push(`${path} only passes exports along: import from the files themselves`);
  const stop = HARD_STOPS.find(({ files }) => files.test(path));
  if (stop && lineCount > stop.lines && !isData)
    problems.push(
      `${path} has ${lineCount} lines, ${stop.kind} at most ${stop.lines}: split where the second half has its own name`,
    );
  return problems;
}
