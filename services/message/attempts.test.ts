import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeOrganization } from '../../db/factories/make-organization.ts';
import type { OutboundMessageId } from '../../domain/ids.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import { inTransaction } from '../context.ts';
import { newId } from '../new-id.ts';
import { applyDeliveryReports } from './apply-delivery-reports.ts';
import { beginAttempt } from './begin-attempt.ts';
import type { Attempt } from './begin-attempt.ts';
import { intendMessage } from './intend-message.ts';
import { makeLedgerScene } from '../../test/fixtures/ledger-scene.ts';
import type { LedgerScene } from '../../test/fixtures/ledger-scene.ts';
import { markAccepted } from './mark-accepted.ts';
import { markFailed } from './mark-failed.ts';
import { markUnknown } from './mark-unknown.ts';
import { releaseAttempt } from './release-attempt.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.close());

const begin = (scene: LedgerScene) =>
  beginAttempt(scene.context, { outboundMessageId: scene.outboundMessageId, slotAt: scene.clock.at });
const begun = (attempt: Attempt) => {
  if (attempt.kind !== 'begun') throw new Error(`it is over: ${attempt.outcome.status}`);
  return attempt;
};
const accept = (scene: LedgerScene, attemptToken: string, providerMessageId = 'wamid.first') =>
  markAccepted(scene.context, {
    outboundMessageId: scene.outboundMessageId,
    connectionId: scene.identity.connectionId,
    attemptToken,
    providerMessageId,
  });

describe('intending a message', () => {
  test('the second intention under the same key is the first one, and the thread shows it once', async () => {
    const scene = await makeLedgerScene(db.database);
    const again = await inTransaction(scene.context, (inner) => intendMessage(inner, scene.intention));
    expect(again).toMatchObject({ outboundMessageId: scene.outboundMessageId, isNew: false });
    expect(again.messageId).not.toBeNull();
    expect(await scene.row()).toMatchObject({ status: 'intended', priority: 1, attempts: 0 });
    expect(await scene.auditActions()).toEqual(['message.intended']);
    expect(await scene.liveChanges()).toHaveLength(1);
  });

  test('nothing is intended for a contact of another organization', async () => {
    const scene = await makeLedgerScene(db.database);
    const { id: organizationId } = await makeOrganization(db.database);
    const foreign = inTransaction({ ...scene.context, organizationId }, (inner) =>
      intendMessage(inner, scene.intention),
    );
    await expect(foreign).rejects.toMatchObject({ code: 'contact_identity.not_found' });
  });
});

describe('an attempt', () => {
  test('takes the row, keeps its permit, and is accepted', async () => {
    const scene = await makeLedgerScene(db.database);
    const attempt = begun(await begin(scene));
    expect(attempt.message).toMatchObject({
      channel: 'whatsapp',
      form: 'text',
      recipient: scene.identity.externalId,
      body: scene.intention.body,
    });
    expect(await scene.row()).toMatchObject({
      status: 'sending',
      attempts: 1,
      permit: { isAllowed: true, rule: 'service_window', windowEndsAt: '2026-03-03T08:50:00.000Z' },
    });
    expect(await accept(scene, attempt.attemptToken)).toMatchObject({ isCurrent: true, status: 'accepted' });
    expect(await scene.row()).toMatchObject({ status: 'accepted', providerMessageId: 'wamid.first' });
    // noted twice, as after an answer of the database that got lost
    await accept(scene, attempt.attemptToken);
    expect(await scene.auditActions()).toEqual(['message.intended', 'message.accepted']);
    expect(await begin(scene)).toMatchObject({ kind: 'over', outcome: { status: 'accepted' } });
  });

  test('of two at once one sends, and the other makes it unknown instead of sending it too', async () => {
    const scene = await makeLedgerScene(db.database);
    const attempts = await Promise.all([begin(scene), begin(scene)]);
    expect(attempts.map((attempt) => attempt.kind).toSorted()).toEqual(['begun', 'over']);
    expect(await scene.row()).toMatchObject({ status: 'unknown', statusReason: 'attempt_lost', attempts: 1 });
    // the one that sends still knows its outcome
    const { attemptToken } = begun(attempts.find(({ kind }) => kind === 'begun')!);
    expect(await accept(scene, attemptToken)).toMatchObject({ isCurrent: true, status: 'accepted' });
  });

  test('that was begun and never finished makes the message unknown, and it stays so', async () => {
    const scene = await makeLedgerScene(db.database);
    begun(await begin(scene));
    expect(await begin(scene)).toMatchObject({
      kind: 'over',
      outcome: { status: 'unknown', reason: 'attempt_lost' },
    });
    expect(await begin(scene)).toMatchObject({ kind: 'over', outcome: { status: 'unknown' } });
    expect(await scene.row()).toMatchObject({ attempts: 1 });
    expect(await scene.auditActions()).toEqual(['message.intended', 'message.unknown']);
  });

  test('on LINE is simply repeated, since the same key is delivered once; after a day it is unknown', async () => {
    const scene = await makeLedgerScene(db.database, { channel: 'line' });
    const first = begun(await begin(scene));
    scene.clock.at = new Date(scene.clock.at.getTime() + 60_000);
    const second = begun(await begin(scene));
    expect(second.attemptToken).not.toBe(first.attemptToken);
    expect(await accept(scene, first.attemptToken)).toMatchObject({ isCurrent: false });
    scene.clock.at = new Date(scene.clock.at.getTime() + 24 * 3_600_000);
    expect(await begin(scene)).toMatchObject({ kind: 'over', outcome: { status: 'unknown' } });
  });

  test('that certainly sent nothing is let go, and the next one takes the row', async () => {
    const scene = await makeLedgerScene(db.database);
    const { outboundMessageId } = scene;
    const first = begun(await begin(scene));
    const note = { outboundMessageId, attemptToken: first.attemptToken, reason: 'rate_limited' };
    expect(await releaseAttempt(scene.context, note)).toEqual({ isCurrent: true });
    expect(await scene.row()).toMatchObject({ status: 'sending', statusReason: 'rate_limited' });
    const second = begun(await begin(scene));
    // the first one comes back from a frozen process and changes nothing
    expect(await releaseAttempt(scene.context, note)).toEqual({ isCurrent: false });
    expect(await markFailed(scene.context, note)).toMatchObject({ isCurrent: false });
    expect(await markUnknown(scene.context, note)).toMatchObject({ isCurrent: false });
    expect(await accept(scene, first.attemptToken, 'wamid.zombie')).toMatchObject({ isCurrent: false });
    expect(await scene.row()).toMatchObject({
      status: 'sending',
      attemptToken: second.attemptToken,
      attempts: 2,
    });
    expect(await scene.auditActions()).toContain('message.accepted_late');
  });

  test('finds the window closed at the instant of sending: nothing leaves and a person is told why', async () => {
    const scene = await makeLedgerScene(db.database, { minutesSinceInbound: 10 });
    scene.clock.at = new Date(scene.clock.at.getTime() + 24 * 3_600_000);
    const attempt = await begin(scene);
    expect(attempt).toMatchObject({ kind: 'over', outcome: { status: 'skipped', reason: 'window_closed' } });
    expect(await scene.row()).toMatchObject({ status: 'skipped', attempts: 0, attemptToken: null });
    expect(await scene.alerts()).toMatchObject([
      { type: 'send_failed', severity: 'warning', isResolved: false },
    ]);
    expect(await scene.auditActions()).toContain('message.skipped');
  });

  test('of a notice outside the window uses its approved wording', async () => {
    const scene = await makeLedgerScene(db.database, {
      purpose: 'incident_notice',
      minutesSinceInbound: 3_000,
    });
    expect(begun(await begin(scene)).message).toMatchObject({ form: 'template', language: 'en' });
  });

  test('of another organization finds no message', async () => {
    const scene = await makeLedgerScene(db.database);
    const { id: organizationId } = await makeOrganization(db.database);
    const foreign = { ...scene, context: { ...scene.context, organizationId } };
    await expect(begin(foreign)).rejects.toMatchObject({ code: 'outbound_message.not_found' });
    const nobody = { ...scene, outboundMessageId: newId<OutboundMessageId>() };
    await expect(begin(nobody)).rejects.toMatchObject({ code: 'outbound_message.not_found' });
  });

  test('that the vendor refuses for good has failed, and a person is told', async () => {
    const scene = await makeLedgerScene(db.database);
    const { attemptToken } = begun(await begin(scene));
    const { outboundMessageId } = scene;
    const refusal = { outboundMessageId, attemptToken, reason: 'recipient_refused' };
    expect(await markFailed(scene.context, refusal)).toMatchObject({
      isCurrent: true,
      status: 'failed',
      events: [],
    });
    expect(await scene.alerts()).toMatchObject([{ type: 'send_failed' }]);
    expect(await scene.auditActions()).toEqual(['message.intended', 'message.failed', 'alert.raised']);
  });
});

describe('a report that outruns our own note', () => {
  test('is joined to it, whether the vendor names our id or only its own', async () => {
    for (const outboundId of ['echoed', null]) {
      const scene = await makeLedgerScene(db.database);
      const { attemptToken } = begun(await begin(scene));
      const more = outboundId === null ? { outboundId: null } : {};
      await applyDeliveryReports(scene.context, {
        connectionId: scene.identity.connectionId,
        reports: [scene.report('delivered', more), scene.report('sent', more)],
      });
      expect((await scene.row()).status).toBe(outboundId === null ? 'sending' : 'delivered');
      expect(await accept(scene, attemptToken)).toMatchObject({ isCurrent: true, status: 'delivered' });
      const row = await scene.row();
      expect(row).toMatchObject({ status: 'delivered', providerMessageId: 'wamid.first' });
      expect(row.sentAt).not.toBeNull();
      expect(row.acceptedAt).not.toBeNull();
    }
  });

  test('and comes in the same instant as the note is not lost', async () => {
    for (let round = 0; round < 10; round += 1) {
      const scene = await makeLedgerScene(db.database);
      const { attemptToken } = begun(await begin(scene));
      const { connectionId } = scene.identity;
      await Promise.all([
        accept(scene, attemptToken),
        applyDeliveryReports(scene.context, {
          connectionId,
          reports: [scene.report('sent', { outboundId: null })],
        }),
        applyDeliveryReports(scene.context, { connectionId, reports: [scene.report('delivered')] }),
      ]);
      expect((await scene.row()).status).toBe('delivered');
    }
  });
});
