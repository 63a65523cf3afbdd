import { posix } from 'node:path';
import { IMPORT_TABLE, type Row, TESTS_ADVICE, TESTS_MAY } from './import-table.ts';
import type { Import, Module } from './parse-module.ts';

type Modules = ReadonlyMap<string, Module>;

export function checkImports(module: Module, modules: Modules): string[] {
  const row = IMPORT_TABLE.find(({ files }) => files.test(module.path));
  if (!row)
    return [`${module.path} stands in no room: ${posix.dirname(module.path)}/ is not in the ground plan`];
  return module.imports.flatMap((found) => {
    const at = `${module.path}:${found.line}`;
    if (!found.isPackage && isSource(found.target) && !modules.has(found.target))
      return [`${at} imports ${found.target}, which does not exist`];
    if (!mayImport(module.path, row, found))
      return [`${at} imports ${found.target}: ${isTest(module.path) ? TESTS_ADVICE : row.advice}`];
    if (!goesThroughVerb(module.path, found, modules))
      return [
        `${at} imports ${found.target} of another noun: call one of its verbs (a file that exports a function of its own name)`,
      ];
    return [];
  });
}

function mayImport(path: string, row: Row, { target, isPackage, isType }: Import): boolean {
  const groups = row.files.exec(path) ?? [];
  const matches = (pattern: string) =>
    new RegExp(`^${pattern.replaceAll(/\$(\d)/g, (_, digit) => groups[Number(digit)] ?? '(?!)')}`).test(
      target,
    );
  if (isPackage) return isTest(path) || matches(row.packages);
  if (isTest(path) && (matches(TESTS_MAY) || posix.dirname(path) === posix.dirname(target))) return true;
  return matches(row.may) || (isType && matches(row.mayAsType ?? '(?!)'));
}

/** In rooms of verbs; types and files at the room's root are open to all of it. */
function goesThroughVerb(path: string, { target, isPackage, isType }: Import, modules: Modules): boolean {
  const [room, noun, ...rest] = target.split('/');
  const [ownRoom, ownNoun] = path.split('/');
  if (isPackage || isType || room !== 'services' || ownRoom !== room) return true;
  if (rest.length === 0 || noun === ownNoun || isTest(path)) return true;
  return modules.get(target)?.exports.includes(verbOf(target)) ?? false;
}

function verbOf(path: string): string {
  return posix.basename(path, '.ts').replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function isSource(path: string): boolean {
  return /\.(m?ts|tsx)$/.test(path);
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}
