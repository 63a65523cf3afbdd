import { describe, expect, test } from 'vitest';
import { findProblems } from './find-problems.ts';

const problemsOf = (files: Record<string, string>) => findProblems(new Map(Object.entries(files))).problems;
/** A file that imports the other one, which is there. */
const importing = (from: string, to: string, clause = '{ a }') => ({
  [from]: `import ${clause} from '${'../'.repeat(from.split('/').length - 1)}${to}';\nexport const b = 1;\n`,
  [to]: 'export const a = 1;\n',
});

describe('the import table lets pass', () => {
  test.each([
    ['services/venue/mute-venue.ts', 'db/schema/venue/venues.ts', '{ a }'],
    ['api/main.ts', 'config/env.ts', '{ a }'],
    ['api/webhooks/line/route.ts', 'integrations/line/parse-webhook.ts', '{ a }'],
    ['workflows/venue/workflow.ts', 'activities/venue/index.ts', 'type { a }'],
    ['workflows/venue/client.ts', 'workflows/venue/workflow.ts', 'type { a }'],
    ['web/admin/src/app/zones.tsx', 'web/admin/src/features/zone/components/zone-list.tsx', '{ a }'],
    ['web/admin/src/routes/zone/zones-page.tsx', 'web/admin/src/app/layout/frame.tsx', '{ a }'],
    ['web/admin/src/features/zone/components/zone-list.tsx', 'web/ui/table.tsx', '{ a }'],
    ['services/venue/mute-venue.test.ts', 'test/database.ts', '{ a }'],
    ['workflows/venue/workflow.test.ts', 'workflows/venue/client.ts', '{ a }'],
    ['test/walk.e2e.test.ts', 'engine/start-engine.ts', '{ a }'],
  ])('%s importing %s', (from, to, clause) => {
    expect(problemsOf(importing(from, to, clause))).toEqual([]);
  });
});

describe('the import table refuses', () => {
  test.each([
    ['domain/venue/rules.ts', 'services/venue/mute-venue.ts', '{ a }'],
    ['db/connection.ts', 'services/context.ts', '{ a }'],
    ['services/venue/mute-venue.ts', 'integrations/line/send.ts', '{ a }'],
    ['services/venue/mute-venue.ts', 'db/factories/make-venue.ts', '{ a }'],
    ['integrations/line/send.ts', 'services/context.ts', '{ a }'],
    ['integrations/line/send.ts', 'integrations/whatsapp/send.ts', '{ a }'],
    ['integrations/line/send.ts', 'config/env.ts', '{ a }'],
    ['workflows/venue/workflow.ts', 'activities/venue/index.ts', '{ a }'],
    ['workflows/venue/workflow.ts', 'activities/venue/index.ts', '{ type a }'],
    ['workflows/venue/workflow.ts', 'workflows/venue/client.ts', '{ a }'],
    ['workflows/venue/workflow.ts', 'workflows/zone/sweep-state.ts', '{ a }'],
    ['workflows/venue/contract.ts', 'workflows/venue/workflow.ts', 'type { a }'],
    ['workflows/venue/client.ts', 'workflows/venue/workflow.ts', '{ a }'],
    ['activities/venue/index.ts', 'activities/zone/sweep-shard.ts', '{ a }'],
    ['activities/venue/index.ts', 'db/connection.ts', '{ a }'],
    ['activities/venue/venue.test.ts', 'db/schema/venue/venues.ts', '{ a }'],
    ['workers/venue-worker.ts', 'api/app.ts', '{ a }'],
    ['api/venue/routes.ts', 'db/schema/venue/venues.ts', '{ a }'],
    ['api/venue/routes.ts', 'integrations/line/send.ts', '{ a }'],
    ['api/venue/routes.ts', 'config/env.ts', '{ a }'],
    [
      'web/admin/src/features/zone/components/zone-list.tsx',
      'web/admin/src/features/venue/api/get.ts',
      '{ a }',
    ],
    ['web/admin/src/components/frame.tsx', 'web/admin/src/routes/root-route.ts', '{ a }'],
    ['web/admin/src/components/frame.tsx', 'web/admin/src/features/venue/api/get.ts', '{ a }'],
    ['web/admin/src/app/zones.tsx', 'services/zone/list-zones.ts', 'type { a }'],
    ['web/admin/src/app/zones.tsx', 'web/portal/src/app/zones.tsx', '{ a }'],
    ['config/env.ts', 'domain/errors.ts', '{ a }'],
    ['engine/start-engine.ts', 'db/migrate.ts', '{ a }'],
    ['sandbox/line/app.ts', 'integrations/line/send.ts', '{ a }'],
    ['scripts/seed.ts', 'db/schema/venue/venues.ts', '{ a }'],
    ['services/venue/mute-venue.ts', 'scripts/seed.ts', '{ a }'],
  ])('%s importing %s as %s', (from, to, clause) => {
    expect(problemsOf(importing(from, to, clause))).toEqual([
      expect.stringContaining(`${from}:1 imports ${to}:`),
    ]);
  });

  test.each([
    ['domain/venue/rules.ts', 'node:fs'],
    ['domain/venue/rules.ts', '@orpc/contract'],
    ['services/venue/mute-venue.ts', 'express'],
    ['services/venue/mute-venue.ts', '@temporalio/client'],
    ['workflows/venue/workflow.ts', 'node:crypto'],
    ['workflows/venue/contract.ts', '@temporalio/client'],
    ['api/venue/routes.ts', 'drizzle-orm'],
    ['web/admin/src/lib/clock.ts', 'express'],
    ['sandbox/line/app.ts', '@line/bot-sdk'],
  ])('%s importing the package %s', (path, name) => {
    expect(problemsOf({ [path]: `import a from '${name}';\n` })).toEqual([
      expect.stringContaining(`imports ${name}:`),
    ]);
  });

  test('what is loaded while the code runs', () => {
    const loading = {
      'domain/a.ts': "export const a = () => import('../services/b.ts');\n",
      'services/b.ts': '',
    };
    expect(problemsOf(loading)).toEqual([expect.stringContaining('domain/a.ts:1 imports services/b.ts')]);
  });
});

test('a noun reaches another one through its verbs only', () => {
  const importPath = "import { a } from '../zone/list-zones.ts';\n";
  const withTarget = (text: string) =>
    problemsOf({ 'services/venue/get-venue.ts': importPath, 'services/zone/list-zones.ts': text });
  expect(withTarget('export async function listZones() {}\n')).toEqual([]);
  expect(withTarget('export const zoneColumns = {};\n')).toEqual([
    expect.stringContaining('call one of its verbs'),
  ]);
});

test('an import of nothing and a folder that is no room are told', () => {
  expect(problemsOf({ 'api/app.ts': "import './gone.ts';\n" })).toEqual([
    'api/app.ts:1 imports api/gone.ts, which does not exist',
  ]);
  expect(problemsOf({ 'shed/a.ts': '' })).toEqual([expect.stringContaining('stands in no room')]);
});

test('files that import each other in a circle are told once; types alone make no circle', () => {
  const circle = (clause: string) => ({
    'domain/a.ts': "import { b } from './b.ts';\nexport const a = b;\n",
    'domain/b.ts': "import { c } from './c.ts';\nexport const b = c;\n",
    'domain/c.ts': `import ${clause} from './a.ts';\nexport const c = 1;\n`,
  });
  expect(problemsOf(circle('{ a }'))).toEqual([
    expect.stringContaining('domain/a.ts -> domain/b.ts -> domain/c.ts -> domain/a.ts is a cycle'),
  ]);
  expect(problemsOf(circle('type { a }'))).toEqual([]);
});

test.each(['utils.ts', 'helpers.test.ts', 'internal/clock.ts', 'index.ts'])('%s is no name', (name) => {
  expect(problemsOf({ [`domain/venue/${name}`]: '' })).toEqual([expect.stringContaining('says nothing')]);
});

test('the three that register things may be called index, and only they pass exports along', () => {
  const passing = "export { a } from './venue/workflow.ts';\n";
  const rest = { 'workflows/venue/workflow.ts': 'export const a = 1;\n' };
  expect(problemsOf({ 'workflows/index.ts': passing, ...rest })).toEqual([]);
  expect(problemsOf({ 'test/all.ts': "export { a } from './a.ts';\n", 'test/a.ts': '' })).toEqual([
    expect.stringContaining('only passes exports along'),
  ]);
});

describe('a file that is too long is told', () => {
  const linesOf = (count: number) => 'export const a = () => 1;\n'.repeat(count);
  test.each([
    ['db/schema/venue/venues.ts', 150],
    ['services/venue/mute-venue.ts', 200],
    ['activities/venue/index.ts', 200],
    ['api/venue/routes.ts', 200],
    ['web/admin/src/features/venue/api/get-venue.ts', 200],
    ['web/admin/src/features/venue/components/venue-card.tsx', 250],
    ['domain/venue/rules.ts', 300],
    ['services/venue/mute-venue.test.ts', 300],
  ])('%s above %d lines', (path, limit) => {
    expect(problemsOf({ [path]: linesOf(limit) })).toEqual([]);
    expect(problemsOf({ [path]: linesOf(limit + 1) })).toEqual([expect.stringContaining(`at most ${limit}`)]);
  });

  test('unless nothing in it runs', () => {
    const words = `export const WORDS = [\n${"  'louder',\n".repeat(500)}];\n`;
    expect(problemsOf({ 'domain/conversation/words.ts': words })).toEqual([]);
  });
});

describe('a second door is refused', () => {
  test.each([
    ['api/app.ts', 'process.env.PORT', 'config/env.ts'],
    ['services/venue/mute-venue.ts', 'new Date()', 'services/context.ts'],
    ['domain/venue/rules.ts', 'Date.now()', 'services/context.ts'],
    ['domain/venue/rules.ts', 'Math.random()', 'sandbox/spread.ts'],
    ['scripts/seed.ts', 'inOrganization(database, id, work)', 'services/context.ts'],
    ['activities/venue/index.ts', 'client.sendText(message)', 'activities/message/send-message.ts'],
    ['activities/venue/index.ts', 'line.push({ to, text, retryKey })', 'activities/message/send-message.ts'],
    ['activities/venue/index.ts', 'line.reply({ replyToken, text })', 'activities/message/send-message.ts'],
    ['activities/venue/index.ts', 'deps.vendors.email(ids)', 'activities/message/send-message.ts'],
    ['services/message/send.ts', 'client?.sendTemplate(message)', 'activities/message/send-message.ts'],
    ['activities/zone/index.ts', 'client.setVolume(order)', 'activities/music/write-zone.ts'],
  ])('%s using %s', (path, use, home) => {
    const text = `export const a = ${use};\n`;
    expect(problemsOf({ [path]: text })).toEqual([expect.stringContaining(`${path}:1 uses`)]);
    expect(problemsOf({ [home]: text })).toEqual([]);
  });

  test('an instant that is given is no clock, and a list is no vendor', () => {
    const text = 'export const a = (at: number) => [].push({ at: new Date(at) });\n';
    expect(problemsOf({ 'domain/venue/rules.ts': text, 'activities/venue/index.ts': text })).toEqual([]);
  });
});
