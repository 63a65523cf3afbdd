import { checkDoors } from './check-doors.ts';
import { checkFile } from './check-file.ts';
import { checkImports } from './check-imports.ts';
import { findCycles } from './find-cycles.ts';
import { parseModule } from './parse-module.ts';

/** Problems let pass, as they are told but without line numbers. It may only shrink. */
const EXCEPTIONS: readonly string[] = [];

/** Everything the structure rules have to say about these files, given as path and text. */
export function findProblems(sources: ReadonlyMap<string, string>): {
  moduleCount: number;
  problems: string[];
} {
  const modules = new Map([...sources].map(([path, text]) => [path, parseModule(path, text)]));
  const found = [...modules.values()].flatMap((module) => [
    ...checkFile(module),
    ...checkImports(module, modules),
    ...checkDoors(module),
  ]);
  found.push(...findCycles(modules));
  const problems = found.filter((problem) => !EXCEPTIONS.includes(withoutLine(problem)));
  for (const exception of EXCEPTIONS)
    if (!found.some((problem) => withoutLine(problem) === exception))
      problems.push(`This exception is needed no more, take it off the list: ${exception}`);
  return { moduleCount: modules.size, problems };
}

function withoutLine(problem: string): string {
  return problem.replace(/:\d+ /, ' ');
}
