import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeConnection } from '../../db/factories/make-connection.ts';
import { makeOrganization } from '../../db/factories/make-organization.ts';
import type { DeliveryReport } from '../../domain/message/inbound.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import { applyDeliveryReports } from './apply-delivery-reports.ts';
import { beginAttempt } from './begin-attempt.ts';
import { giveUpMessage } from './give-up-message.ts';
import { handOverMessage } from './hand-over-message.ts';
import { makeLedgerScene } from '../../test/fixtures/ledger-scene.ts';
import type { LedgerScene } from '../../test/fixtures/ledger-scene.ts';
import { markAccepted } from './mark-accepted.ts';
import { parkMessage } from './park-message.ts';
import { settleFromReports } from './settle-from-reports.ts';
import { settleUnknownMessage } from './settle-unknown-message.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.close());

async function beginIn(scene: LedgerScene): Promise<string> {
  const { outboundMessageId, clock, context } = scene;
  const attempt = await beginAttempt(context, { outboundMessageId, slotAt: clock.at });
  if (attempt.kind !== 'begun') throw new Error(`it is over: ${attempt.outcome.status}`);
  return attempt.attemptToken;
}

/** An attempt that nobody finished, handed to a person after no report came. */
async function makeUnknown() {
  const scene = await makeLedgerScene(db.database);
  const lostToken = await beginIn(scene);
  const { outboundMessageId } = scene;
  expect(await settleFromReports(scene.context, { outboundMessageId })).toEqual({ kind: 'unknown' });
  await handOverMessage(scene.context, { outboundMessageId });
  return { ...scene, lostToken };
}

async function makeAccepted() {
  const scene = await makeLedgerScene(db.database);
  const attemptToken = await beginIn(scene);
  const { connectionId } = scene.identity;
  const { outboundMessageId } = scene;
  await markAccepted(scene.context, {
    outboundMessageId,
    connectionId,
    attemptToken,
    providerMessageId: 'wamid.first',
  });
  return scene;
}

const report = (scene: LedgerScene, ...reports: DeliveryReport[]) =>
  applyDeliveryReports(scene.context, { connectionId: scene.identity.connectionId, reports });
const decide = (scene: LedgerScene, decision: 'send_again' | 'was_delivered') =>
  settleUnknownMessage(
    { ...scene.context, actor: scene.agent },
    { outboundMessageId: scene.outboundMessageId, conversationId: scene.conversation.id, decision },
  );
const settled = (events: readonly { signal: string; payload: unknown }[]) =>
  events.filter(({ signal }) => signal === 'sendSettled').map(({ payload }) => payload);

describe('delivery reports', () => {
  test('move the message forward in whatever order and however often they come', async () => {
    const scene = await makeAccepted();
    const told = ['read', 'sent', 'delivered', 'sent', 'read'] as const;
    for (const status of told) await report(scene, scene.report(status));
    await report(scene, ...told.map((status) => scene.report(status)));
    const row = await scene.row();
    expect(row.status).toBe('read');
    expect([row.sentAt, row.deliveredAt, row.readAt]).not.toContain(null);
    const kept = await scene.reports();
    expect(kept.map(({ status }) => status)).toEqual(['delivered', 'read', 'sent']);
    expect(await scene.events()).toEqual([]);
  });

  test('of failure after acceptance tell the conversation and a person', async () => {
    const scene = await makeAccepted();
    const failed = scene.report('failed', {
      errorCode: '131047',
      errorText: 'More than 24 hours have passed',
    });
    const { events, moved } = await report(scene, failed);
    expect(moved).toEqual([scene.outboundMessageId]);
    expect(settled(events)).toMatchObject([{ status: 'failed', outboundMessageId: scene.outboundMessageId }]);
    expect(await scene.row()).toMatchObject({
      status: 'failed',
      statusReason: '131047 More than 24 hours have passed',
    });
    expect(await scene.alerts()).toMatchObject([{ type: 'send_failed', isResolved: false }]);
    // told again, nobody is told again
    expect(await report(scene, failed)).toEqual({ moved: [], events: [] });
    expect(await scene.events()).toHaveLength(1);
  });

  test('about messages that are not ours are kept and change nothing', async () => {
    const scene = await makeAccepted();
    const strange = scene.report('read', { outboundId: 'no id of ours', providerMessageId: 'wamid.other' });
    expect(await report(scene, strange)).toEqual({ moved: [], events: [] });
    expect((await scene.row()).status).toBe('accepted');
  });

  test("for another organization's account are refused like those of an unknown one", async () => {
    const scene = await makeAccepted();
    const foreign = await makeConnection(db.database, { vendor: 'whatsapp' });
    const input = { connectionId: foreign.id, reports: [scene.report('read')] };
    await expect(applyDeliveryReports(scene.context, input)).rejects.toMatchObject({
      code: 'connection.not_found',
    });
    const elsewhere = { ...scene.context, organizationId: foreign.organizationId };
    expect(await applyDeliveryReports(elsewhere, input)).toEqual({ moved: [], events: [] });
    expect((await scene.row()).status).toBe('accepted');
  });
});

describe('an attempt whose outcome is not known', () => {
  test('is settled by a report that names our id', async () => {
    const scene = await makeLedgerScene(db.database);
    await beginIn(scene);
    await report(scene, scene.report('sent'));
    const { outboundMessageId } = scene;
    expect(await settleFromReports(scene.context, { outboundMessageId })).toMatchObject({
      kind: 'settled',
      outcome: { status: 'accepted' },
    });
    expect(await scene.row()).toMatchObject({ status: 'sent', providerMessageId: 'wamid.first' });
    expect(await scene.auditActions()).toEqual(['message.intended', 'message.accepted']);
  });

  test('is with a person when no report comes, in one alert however often it is handed over', async () => {
    const scene = await makeUnknown();
    await handOverMessage(scene.context, { outboundMessageId: scene.outboundMessageId });
    expect(await scene.alerts()).toMatchObject([{ type: 'send_unknown', isResolved: false }]);
    expect(await scene.row()).toMatchObject({ status: 'unknown', statusReason: 'attempt_lost' });
  });

  test('settles itself when its report comes a week late: the alert is over and the conversation hears it', async () => {
    const scene = await makeUnknown();
    scene.clock.at = new Date(scene.clock.at.getTime() + 7 * 24 * 3_600_000);
    const { events } = await report(scene, scene.report('delivered'));
    expect(settled(events)).toMatchObject([{ status: 'accepted' }]);
    expect(await scene.alerts()).toMatchObject([{ isResolved: true }]);
    expect(new Date((await scene.row()).settledAt ?? '')).toEqual(scene.clock.at);
  });

  test('a person says that it was delivered: that is final, and in the books', async () => {
    const scene = await makeUnknown();
    const { events, status } = await decide(scene, 'was_delivered');
    expect(status).toBe('accepted');
    expect(settled(events)).toMatchObject([{ status: 'accepted' }]);
    expect(await scene.alerts()).toMatchObject([{ isResolved: true }]);
    expect(await scene.auditActions()).toEqual(
      expect.arrayContaining(['message.was_delivered', 'message.accepted']),
    );
    await expect(decide(scene, 'send_again')).rejects.toMatchObject({ code: 'outbound_message.conflict' });
  });

  test('a person has it sent again: its workflow gets the order, and the lost attempt cannot interfere', async () => {
    const scene = await makeUnknown();
    const { events } = await decide(scene, 'send_again');
    expect(events).toMatchObject([
      { processType: 'message', processId: scene.outboundMessageId, signal: 'sendAgain' },
    ]);
    const { outboundMessageId } = scene;
    const token = await beginIn(scene);
    const accepted = { outboundMessageId, connectionId: scene.identity.connectionId };
    const late = { ...accepted, attemptToken: scene.lostToken, providerMessageId: 'wamid.lost' };
    expect(await markAccepted(scene.context, late)).toMatchObject({ isCurrent: false });
    const noted = await markAccepted(scene.context, {
      ...accepted,
      attemptToken: token,
      providerMessageId: 'wamid.second',
    });
    expect(settled(noted.events)).toMatchObject([{ status: 'accepted' }]);
    expect(await scene.row()).toMatchObject({
      status: 'accepted',
      providerMessageId: 'wamid.second',
      attempts: 2,
    });
    expect(await scene.alerts()).toMatchObject([{ isResolved: true }]);
  });

  test('of two people who decide at once one is told that there is nothing left to decide', async () => {
    const scene = await makeUnknown();
    const outcomes = await Promise.allSettled([decide(scene, 'send_again'), decide(scene, 'send_again')]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await scene.events()).filter(({ signal }) => signal === 'sendAgain')).toHaveLength(1);
  });

  test('is not decided by who only reads, nor from another organization or conversation', async () => {
    const scene = await makeUnknown();
    const input = { outboundMessageId: scene.outboundMessageId, decision: 'was_delivered' } as const;
    const viewer = { ...scene.context, actor: { ...scene.agent, role: 'viewer' } as const };
    await expect(settleUnknownMessage(viewer, input)).rejects.toMatchObject({ code: 'user.forbidden' });
    const { id: organizationId } = await makeOrganization(db.database);
    const stranger = { ...scene.context, organizationId, actor: scene.agent };
    await expect(settleUnknownMessage(stranger, input)).rejects.toMatchObject({
      code: 'outbound_message.not_found',
    });
    const other = await makeLedgerScene(db.database);
    await expect(
      settleUnknownMessage(
        { ...scene.context, actor: scene.agent },
        { ...input, conversationId: other.conversation.id },
      ),
    ).rejects.toMatchObject({ code: 'outbound_message.not_found' });
    expect((await scene.row()).status).toBe('unknown');
  });
});

describe('a message that cannot leave for now', () => {
  test('is parked where a person sees it, and its own workflow tries on', async () => {
    const scene = await makeLedgerScene(db.database);
    const { outboundMessageId } = scene;
    const { outcome, events } = await parkMessage(scene.context, { outboundMessageId, waitMs: 90_000 });
    expect(outcome).toEqual({ outboundMessageId, status: 'unknown', reason: 'parked' });
    expect(events).toMatchObject([{ signal: 'parked', payload: { waitMs: 90_000 } }]);
    expect(await scene.alerts()).toMatchObject([{ type: 'send_failed', isResolved: false }]);
  });

  test('leaves later: the alert is over and the conversation hears it', async () => {
    const scene = await makeLedgerScene(db.database);
    const { outboundMessageId } = scene;
    await parkMessage(scene.context, { outboundMessageId, waitMs: 0 });
    const attemptToken = await beginIn(scene);
    const { connectionId } = scene.identity;
    const { events } = await markAccepted(scene.context, {
      outboundMessageId,
      connectionId,
      attemptToken,
      providerMessageId: 'wamid.late',
    });
    expect(settled(events)).toMatchObject([{ status: 'accepted' }]);
    expect(await scene.alerts()).toMatchObject([{ isResolved: true }]);
  });

  test('has failed after a day, and whoever ordered it hears so', async () => {
    const scene = await makeLedgerScene(db.database);
    const { outboundMessageId } = scene;
    await parkMessage(scene.context, { outboundMessageId, waitMs: 0 });
    const { outcome, events } = await giveUpMessage(scene.context, { outboundMessageId });
    expect(outcome).toMatchObject({ status: 'failed', reason: 'gave_up after no answer' });
    expect(settled(events)).toMatchObject([{ status: 'failed' }]);
    expect(await giveUpMessage(scene.context, { outboundMessageId })).toMatchObject({ events: [] });
  });
});
