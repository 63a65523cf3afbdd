import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inOrganization } from '../../db/connection.ts';
import { makeOrganization } from '../../db/factories/make-organization.ts';
import { channelPacesTable } from '../../db/schema/message/channel-paces.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import { inTransaction } from '../context.ts';
import { newId } from '../new-id.ts';
import { intendMessage } from './intend-message.ts';
import { makeLedgerScene } from '../../test/fixtures/ledger-scene.ts';
import type { LedgerScene } from '../../test/fixtures/ledger-scene.ts';
import { reserveSendSlot } from './reserve-send-slot.ts';
import type { SendSlot } from './reserve-send-slot.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.close());

const reserve = (scene: LedgerScene, outboundMessageId = scene.outboundMessageId) =>
  reserveSendSlot(scene.context, { outboundMessageId, heldSlotAt: null, spread: 0 });
const waitOf = (scene: LedgerScene, slot: SendSlot) =>
  slot.kind === 'slot' ? slot.at.getTime() - scene.clock.at.getTime() : null;

describe('the shared pacer', () => {
  test('hands out every slot once, also to processes that ask at the same instant', async () => {
    const scene = await makeLedgerScene(db.database);
    const slots = await Promise.all(Array.from({ length: 60 }, () => reserve(scene)));
    const waits = slots.map((slot) => waitOf(scene, slot)).toSorted((a, b) => Number(a) - Number(b));
    // forty at once, then one every 25 ms
    expect(waits.slice(0, 40)).toEqual(Array.from({ length: 40 }, () => 0));
    expect(waits.slice(40)).toEqual(Array.from({ length: 20 }, (_, index) => (index + 1) * 25));
  });

  test('lets a reply through while a crowd of notices has to come back', async () => {
    const scene = await makeLedgerScene(db.database, { channel: 'email' });
    const notice = await inTransaction(scene.context, (inner) =>
      intendMessage(inner, {
        ...scene.intention,
        businessKey: `incident/${newId()}`,
        purpose: 'incident_notice',
        thread: null,
      }),
    );
    const slots: SendSlot[] = [];
    for (let index = 0; index < 60; index += 1) slots.push(await reserve(scene, notice.outboundMessageId));
    // fifty at once, then three more of the steady rate of one every 72 s
    const waits = slots.map((slot) => waitOf(scene, slot));
    expect(waits.slice(49, 54)).toEqual([0, 72_000, 144_000, 216_000, null]);
    expect(slots.at(-1)).toMatchObject({ kind: 'later' });
    expect(waitOf(scene, await reserve(scene))).toBe(288_000);
  });

  test('keeps a slot that was handed out before', async () => {
    const scene = await makeLedgerScene(db.database);
    const heldSlotAt = new Date(scene.clock.at.getTime() + 5_000);
    const { context, outboundMessageId } = scene;
    const slot = await reserveSendSlot(context, { outboundMessageId, heldSlotAt, spread: 0 });
    expect(slot).toMatchObject({ kind: 'slot', at: heldSlotAt });
  });

  test('follows the pace that was set for the account', async () => {
    const scene = await makeLedgerScene(db.database);
    await reserve(scene);
    await inOrganization(db.database, scene.context.organizationId, (tx) =>
      tx
        .update(channelPacesTable)
        .set({ intervalMicros: 1_000_000 })
        .where(eq(channelPacesTable.connectionId, scene.identity.connectionId)),
    );
    for (let index = 0; index < 39; index += 1) await reserve(scene);
    // the burst is used up but for what the slower pace makes of the first slot
    expect(waitOf(scene, await reserve(scene))).toBe(25);
    expect(waitOf(scene, await reserve(scene))).toBe(1_025);
  });

  test('knows no message of another organization', async () => {
    const scene = await makeLedgerScene(db.database);
    const { id: organizationId } = await makeOrganization(db.database);
    const foreign = { ...scene, context: { ...scene.context, organizationId } };
    await expect(reserve(foreign)).rejects.toMatchObject({ code: 'outbound_message.not_found' });
  });
});
