import { and, eq, ne } from 'drizzle-orm';
import { musicChangesTable } from '../../db/schema/music/music-changes.ts';
import type { MusicChangeId } from '../../domain/ids.ts';
import type { PlayerState } from '../../domain/music/schemas.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { publishChanges } from '../live/publish-changes.ts';
import { addWorkflowEvent } from '../outbox/add-workflow-event.ts';
import { recordSteps } from '../process/record-steps.ts';
import { writeZoneNotes } from './record-zone-results.ts';
import type { ZoneNote } from './record-zone-results.ts';
import { updateZoneSnapshots } from './update-zone-snapshots.ts';

type SettledChange = typeof musicChangesTable.$inferSelect;

/**
 * The end of a change: outcomes, snapshots of the zones, audit and story in one transaction. A conversation that was
 * answered "on its way" is told. Settled twice, the second time does nothing.
 */
export async function settleMusicChange(
  context: Context,
  input: { changeId: MusicChangeId; zones: readonly ZoneNote[]; wasAnswered: boolean },
): Promise<{ events: WorkflowEvent[] }> {
  return inTransaction(context, async (tx) => {
    const [change] = await tx.tx
      .update(musicChangesTable)
      .set({
        status: 'settled',
        settledAt: tx.clock.now(),
        // an undo that reached no player frees its change, so that it can be tried again
        ...(!hadEffect(input.zones) && { undoesChangeId: null }),
      })
      .where(and(eq(musicChangesTable.id, input.changeId), ne(musicChangesTable.status, 'settled')))
      .returning();
    if (change === undefined) return { events: [] };
    await writeZoneNotes(tx, input.changeId, input.zones);
    const snapshots = await updateZoneSnapshots(tx, input.zones.flatMap(readBack));
    await recordAudit(tx, {
      action: 'music.change_settled',
      entityType: 'music_change',
      entityId: change.id,
      before: Object.fromEntries(input.zones.map((zone) => [zone.zoneId, zone.before])),
      after: Object.fromEntries(
        input.zones.map((zone) => [zone.zoneId, { ...zone.after, outcome: zone.outcome }]),
      ),
    });
    await tellStory(tx, change, input.zones);
    await publishChanges(tx, [
      ...snapshots,
      { topic: 'process', payload: { processType: 'music', processId: change.venueId } },
    ]);
    return { events: input.wasAnswered ? await tellConversation(tx, change) : [] };
  });
}

function hadEffect(zones: readonly ZoneNote[]): boolean {
  return zones.some((zone) => zone.outcome === 'verified' || zone.outcome === 'not_verified');
}

function readBack(zone: ZoneNote): { zoneId: ZoneNote['zoneId']; after: PlayerState }[] {
  return zone.after?.isOnline === true ? [{ zoneId: zone.zoneId, after: zone.after }] : [];
}

async function tellStory(
  context: TransactionContext,
  change: SettledChange,
  zones: readonly ZoneNote[],
): Promise<void> {
  if (context.workflowId === undefined) return;
  const line = { processType: 'music' as const, processId: change.venueId, workflowId: context.workflowId };
  const facts = { changeId: change.id, change: change.order.change.kind, zones: zones.length };
  await recordSteps(
    context,
    {
      ...line,
      key: `ordered/${change.id}`,
      at: change.createdAt,
      step: 'music.change_ordered',
      facts: { ...facts, orderedBy: change.actorKind, reason: change.reason },
    },
    {
      ...line,
      key: `settled/${change.id}`,
      at: context.clock.now(),
      step: 'music.change_settled',
      facts: { ...facts, verified: zones.filter((zone) => zone.outcome === 'verified').length },
    },
  );
}

async function tellConversation(
  context: TransactionContext,
  change: SettledChange,
): Promise<WorkflowEvent[]> {
  if (change.conversationId === null) return [];
  const event = await addWorkflowEvent(context, {
    processType: 'conversation',
    processId: change.conversationId,
    signal: 'musicSettled',
    payload: { kind: 'musicSettled', at: context.clock.now().getTime(), changeId: change.id },
  });
  return [event];
}
