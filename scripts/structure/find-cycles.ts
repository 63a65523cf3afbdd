import type { Module } from './parse-module.ts';

/** Circles of imports that are there when the code runs. Each is told once, from the file where it was met. */
export function findCycles(modules: ReadonlyMap<string, Module>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const metAt = trail.indexOf(path);
    if (metAt >= 0) {
      cycles.push(
        `${[...trail.slice(metAt), path].join(' -> ')} is a cycle: the part they share is a file of its own`,
      );
      return;
    }
    if (done.has(path)) return;
    for (const { target, isPackage, isType } of modules.get(path)?.imports ?? [])
      if (!isPackage && !isType) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const path of modules.keys()) walk(path, []);
  return cycles;
}
