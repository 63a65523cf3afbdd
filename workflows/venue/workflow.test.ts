import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VenueActivities } from '../../activities/venue/index.ts';
import type { IncidentId, OrganizationId, VenueId, ZoneId } from '../../domain/ids.ts';
import type { VenueEvent } from '../../domain/venue/state.ts';
import type { ZoneStatus } from '../../domain/zone/lists.ts';
import { openSkippedTime } from '../../test/skipped-time.ts';
import type { SkippedTime } from '../../test/skipped-time.ts';
import { MONITORING_QUEUE, venueWorkflowId } from './contract.ts';
import type { VenueWorkflowInput } from './contract.ts';

let time: SkippedTime;
const story = new Map<string, string[]>();

beforeAll(async () => {
  time = await openSkippedTime();
  const note = (key: string, line: string) => void story.set(key, [...(story.get(key) ?? []), line]);
  const activities: VenueActivities = {
    openIncident: async ({ venueId, zoneIds }) => {
      note(venueId, `open ${zoneIds.join(' ')}`);
      return { incidentId: venueId as string as IncidentId };
    },
    addIncidentZones: async ({ incidentId, zoneIds }) => note(incidentId, `add ${zoneIds.join(' ')}`),
    reportRecovery: async ({ incidentId }) => note(incidentId, 'recovered'),
  };
  await time.startWorker({ taskQueue: MONITORING_QUEUE, activities });
});
afterAll(() => time.close());

async function watch() {
  const organizationId = randomUUID() as OrganizationId;
  const venueId = randomUUID() as VenueId;
  const input: VenueWorkflowInput = { schemaVersion: 1, organizationId, venueId };
  const workflowId = venueWorkflowId(organizationId, venueId);
  const handle = await time.client.workflow.start('venueWorkflow', {
    workflowId,
    taskQueue: MONITORING_QUEUE,
    args: [input],
  });
  const signal = (event: VenueEvent) => handle.signal(event.kind, { id: randomUUID(), event });
  const change = (
    zone: string,
    previousStatus: ZoneStatus,
    status: ZoneStatus,
    quietUntil: number | null = null,
  ) =>
    signal({
      kind: 'zonesChanged',
      at: Date.now(),
      changes: [{ zoneId: zone as ZoneId, previousStatus, status, at: Date.now() }],
      quietUntil,
    });
  /** Its end is the proof that everything before was carried out. */
  const end = async () => {
    await signal({ kind: 'archived', at: Date.now() });
    await handle.result();
    return story.get(venueId) ?? [];
  };
  return { handle, change, end, did: () => story.get(venueId) ?? [] };
}

test('two zones of one venue are one incident, over when both are back', async () => {
  const { change, end } = await watch();
  await change('lobby', 'playing', 'offline');
  await change('pool', 'playing', 'offline');
  await change('lobby', 'offline', 'playing');
  await change('pool', 'offline', 'playing');
  expect(await end()).toEqual(['open lobby', 'add pool', 'recovered']);
});

test('an outage at night waits for opening time', async () => {
  const { handle, change, end, did } = await watch();
  await change('lobby', 'playing', 'offline', Date.now() + 6 * 3_600_000);
  await time.advance(handle, '5 hours');
  expect(did()).toEqual([]);
  await time.advance(handle, '2 hours');
  expect(did()).toEqual(['open lobby']);
  expect(await end()).toEqual(['open lobby', 'recovered']);
});

test('a year of flapping continues as new and forgets nothing', async () => {
  const { handle, change, end } = await watch();
  const rounds = 60;
  for (let round = 0; round < rounds; round += 1) {
    await change('lobby', 'playing', 'offline');
    await change('lobby', 'offline', 'playing');
  }
  const lines = await end();
  expect(lines).toEqual(Array.from({ length: rounds }, () => ['open lobby', 'recovered']).flat());
  // a fresh handle follows to the newest run
  const { runId } = await time.client.workflow.getHandle(handle.workflowId).describe();
  expect(runId).not.toBe(handle.firstExecutionRunId);
});
