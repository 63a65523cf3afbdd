import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncidentActivities } from '../../activities/incident/index.ts';
import type { MessageActivities } from '../../activities/message/index.ts';
import type { IncidentId, OrganizationId, OutboundMessageId, UserId, ZoneId } from '../../domain/ids.ts';
import { outagePolicy } from '../../domain/incident/policies.ts';
import type { IncidentEvent } from '../../domain/incident/state.ts';
import { openSkippedTime } from '../../test/skipped-time.ts';
import type { SkippedTime } from '../../test/skipped-time.ts';
import { SEND_QUEUE } from '../message/contract.ts';
import { INCIDENT_QUEUE, incidentWorkflowId } from './contract.ts';
import type { IncidentWorkflowInput } from './contract.ts';

const MINUTE = 60_000;
const policy = outagePolicy({ offlineLongSeconds: 900, alertCooldownSeconds: 3600 });
let time: SkippedTime;
/** What each incident's process did, in order. */
const story = new Map<IncidentId, string[]>();
const note = (incidentId: IncidentId, line: string) =>
  void story.set(incidentId, [...(story.get(incidentId) ?? []), line]);
const sent: OutboundMessageId[] = [];

beforeAll(async () => {
  time = await openSkippedTime();
  const incident: IncidentActivities = {
    tellIncident: async ({ incidentId, key }) => {
      note(incidentId, key);
      return { outboundMessageIds: [randomUUID() as OutboundMessageId] };
    },
    tellIncidentOver: async ({ incidentId }) => {
      note(incidentId, 'over');
      return { outboundMessageIds: [randomUUID() as OutboundMessageId] };
    },
    resolveIncident: async ({ incidentId }) => note(incidentId, 'resolved'),
    reportIncidentOver: async ({ incidentId }) => note(incidentId, 'reported'),
    planEscalation: async () => undefined,
  };
  const message: Partial<MessageActivities> = {
    sendMessage: async ({ outboundMessageId }) => {
      sent.push(outboundMessageId);
      return { outboundMessageId, status: 'accepted', reason: null };
    },
  };
  await time.startWorker({ taskQueue: INCIDENT_QUEUE, activities: incident });
  await time.startWorker({ taskQueue: SEND_QUEUE, activities: message });
});
afterAll(() => time.close());

async function open(overrides: { holdMs?: number; first?: IncidentEvent } = {}) {
  const organizationId = randomUUID() as OrganizationId;
  const incidentId = randomUUID() as IncidentId;
  const input: IncidentWorkflowInput = { schemaVersion: 1, organizationId, incidentId };
  const at = Date.now();
  const opened: IncidentEvent = {
    kind: 'opened',
    at,
    cause: 'zones_offline',
    severity: 'critical',
    zoneIds: ['lobby' as ZoneId],
    policy,
    holdUntil: overrides.holdMs === undefined ? null : at + overrides.holdMs,
  };
  const first = overrides.first ?? opened;
  const handle = await time.client.workflow.signalWithStart('incidentWorkflow', {
    workflowId: incidentWorkflowId(organizationId, incidentId),
    taskQueue: INCIDENT_QUEUE,
    args: [input],
    signal: first.kind,
    signalArgs: [{ id: randomUUID(), event: first }],
  });
  const signal = (event: IncidentEvent, id: string = randomUUID()) =>
    handle.signal(event.kind, { id, event });
  return { handle, signal, opened, at, did: () => story.get(incidentId) ?? [] };
}

describe('an incident over a night', () => {
  it('tells at once, escalates to the managers, reminds once per cool-down, and tells when it is over', async () => {
    const { handle, signal, at, did } = await open();
    await time.advance(handle, '8 hours');
    expect(did()).toEqual([
      'first_notice',
      'managers',
      ...Array.from({ length: 7 }, (_, hour) => `reminder-${hour + 1}`),
    ]);
    await signal({ kind: 'recovered', at: at + 8 * 60 * MINUTE });
    await handle.result();
    expect(did().slice(-3)).toEqual(['resolved', 'over', 'reported']);
  });

  it('nobody is told again within the cool-down of the outage before', async () => {
    const { handle, signal, at, did } = await open({ holdMs: 40 * MINUTE });
    await time.advance(handle, '30 minutes');
    expect(did()).toEqual([]);
    await time.advance(handle, '15 minutes');
    expect(did()).toEqual(['first_notice', 'managers']);
    await signal({ kind: 'recovered', at: at + 50 * MINUTE });
    await handle.result();
  });

  it('an acknowledgement at five past stops everything; a week later it still waits', async () => {
    const { handle, signal, at, did } = await open();
    await time.advance(handle, '5 minutes');
    await signal({ kind: 'acknowledged', at: at + 5 * MINUTE, by: { userId: 'u' as UserId } });
    await time.advance(handle, '7 days');
    expect(did()).toEqual(['first_notice']);
    await signal({ kind: 'recovered', at: at + 6 * MINUTE });
    await handle.result();
    expect(did()).toEqual(['first_notice', 'resolved', 'over', 'reported']);
  });
});

describe('facts in any order', () => {
  it('a recovery that overtakes the opening is kept and ends it', async () => {
    const { handle, signal, opened, did } = await open({ first: { kind: 'recovered', at: Date.now() } });
    await signal(opened);
    await handle.result();
    expect(did()).toEqual(['first_notice', 'resolved', 'over', 'reported']);
  });

  it('a fact that is delivered three times counts once', async () => {
    const { handle, signal, at, did } = await open();
    const event: IncidentEvent = { kind: 'recovered', at: at + MINUTE };
    await Promise.all([signal(event, 'same'), signal(event, 'same'), signal(event, 'same')]);
    await handle.result();
    expect(did().filter((line) => line === 'over')).toHaveLength(1);
  });
});
