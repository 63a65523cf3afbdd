import { posix } from 'node:path';

export interface Repository {
  /** Files and folders, and what the build or a test makes. */
  has: (path: string) => boolean;
  /** Names at the top level: what begins with one of them is meant as a path. */
  topLevel: ReadonlySet<string>;
  commands: ReadonlySet<string>;
}

const FENCED_BLOCK = /^(```|~~~)[\s\S]*?^\1/gm;
const IN_BACKTICKS = /`([^`\n]+)`/g;
const LINK = /\]\((?!\w+:|#|\/)([^)\s#]+)[^)]*\)/g;
const PATTERN = /[*<>{}$…]/;

/** Paths in backticks, links to files, and `npm run` commands that a document names and the repository lacks. */
export function findBrokenReferences(
  document: { path: string; text: string },
  repository: Repository,
): string[] {
  const broken: string[] = [];
  const text = document.text.replaceAll(FENCED_BLOCK, (block) => block.replaceAll(/[^\n]/g, ''));
  text.split('\n').forEach((line, index) => {
    const at = `${document.path}:${index + 1}`;
    for (const [, words = ''] of line.matchAll(IN_BACKTICKS)) {
      const command = /\bnpm run ([\w:-]+)/.exec(words)?.[1];
      if (command && !repository.commands.has(command))
        broken.push(`${at} names the command "npm run ${command}", which does not exist`);
      for (const path of words.split(/\s+/).map(toPath))
        if (isRepositoryPath(path, repository) && !repository.has(path))
          broken.push(`${at} names ${path}, which does not exist`);
    }
    for (const [, link = ''] of line.matchAll(LINK)) {
      const path = posix.join(posix.dirname(document.path), decodeURI(link)).replace(/\/$/, '');
      if (!repository.has(path)) broken.push(`${at} links to ${path}, which does not exist`);
    }
  });
  return broken;
}

/** Without what may stand around a path in a sentence: a dot in front, a line number or a slash behind. */
function toPath(word: string): string {
  return word
    .replace(/^\.\//, '')
    .replace(/(:\d+)?[,;]?$/, '')
    .replace(/\/$/, '');
}

function isRepositoryPath(word: string, { topLevel }: Repository): boolean {
  if (PATTERN.test(word)) return false;
  const [first = '', ...rest] = word.split('/');
  if (rest.length > 0) return topLevel.has(first);
  // A name alone is a path only if it is one of ours or looks like a document.
  return topLevel.has(word) || /^[A-Z]+\.md$/.test(word);
}
