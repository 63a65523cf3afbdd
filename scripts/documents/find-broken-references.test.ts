import { expect, test } from 'vitest';
import { findBrokenReferences } from './find-broken-references.ts';

const files = ['README.md', 'docs', 'docs/deploy.md', 'domain', 'domain/errors.ts'];
const repository = {
  has: (path: string) => files.includes(path),
  topLevel: new Set(['README.md', 'docs', 'domain']),
  commands: new Set(['verify']),
};
const brokenIn = (text: string, path = 'docs/deploy.md') => findBrokenReferences({ path, text }, repository);

test.each([
  'Errors stand in `domain/errors.ts:12`, rules in `domain/`.',
  '`node domain/errors.ts` and `npm run verify`, then `npm test`.',
  'Any noun: `domain/<noun>/schemas.ts`, `domain/*/errors.ts`, `GET /api/venues`, `and/or`.',
  '[read on](../README.md#two-commands) or [elsewhere](https://site.example/docs/none.md)',
  '```\ncat domain/none.ts\n```',
])('nothing is wrong with: %s', (text) => {
  expect(brokenIn(text)).toEqual([]);
});

test.each([
  ['Rules: `domain/venue/rules.ts`.', 'docs/deploy.md:1 names domain/venue/rules.ts, which does not exist'],
  ['Run\n`node domain/none.ts --all`.', 'docs/deploy.md:2 names domain/none.ts, which does not exist'],
  ['See `AGENTS.md`.', 'docs/deploy.md:1 names AGENTS.md, which does not exist'],
  ['[next](upgrade.md)', 'docs/deploy.md:1 links to docs/upgrade.md, which does not exist'],
  ['`npm run deploy`', 'docs/deploy.md:1 names the command "npm run deploy", which does not exist'],
])('%s names what is not there', (text, problem) => {
  expect(brokenIn(text)).toEqual([problem]);
});
