import type { MusicChangeId, VenueId, ZoneId } from '../../domain/ids.ts';
import type { MusicChangeView } from '../../domain/music/music-change-view.ts';
import { getMusicChange } from '../../services/music/get-music-change.ts';
import { listMusicChanges } from '../../services/music/list-music-changes.ts';
import { orderMusicChange } from '../../services/music/order-music-change.ts';
import { orderUndo } from '../../services/music/order-undo.ts';
import { verbContext } from '../dependencies.ts';
import type { UserRequestContext } from '../dependencies.ts';
import { signedIn } from '../procedures.ts';
import { toJson } from '../to-json.ts';

/** A person at a screen waits this long for the players; the rest is shown when it comes. */
const PATIENCE_MS = 3_000;

export const musicRoutes = {
  apply: signedIn.music.apply.handler(async ({ input, context }) => {
    const changeId = input.changeId as MusicChangeId;
    const venueId = input.venueId as VenueId;
    await orderMusicChange(verbContext(context), {
      changeId,
      venueId,
      order: { zoneIds: input.zoneIds as ZoneId[], change: input.change },
      reason: 'dashboard',
      conversationId: null,
      undoesChangeId: null,
    });
    return carryOut(context, { changeId, venueId });
  }),
  undo: signedIn.music.undo.handler(async ({ input, context }) => {
    const changeId = input.changeId as MusicChangeId;
    const undo = input.undoesChangeId as MusicChangeId;
    const { venueId } = await getMusicChange(verbContext(context), undo);
    await orderUndo(verbContext(context), { changeId, venueId, conversationId: null, undo });
    return carryOut(context, { changeId, venueId });
  }),
  list: signedIn.music.list.handler(async ({ input, context }) => {
    const page = await listMusicChanges(verbContext(context), {
      ...input,
      venueId: input.venueId as VenueId,
    });
    return toJson({ rows: page.rows.map(toView), nextCursor: page.nextCursor });
  }),
};

async function carryOut(context: UserRequestContext, ids: { changeId: MusicChangeId; venueId: VenueId }) {
  const answerBy = context.deps.clock.now().getTime() + PATIENCE_MS;
  await context.deps.applyMusicChange({ organizationId: context.user.organizationId, ...ids, answerBy });
  return toJson(toView(await getMusicChange(verbContext(context), ids.changeId)));
}

function toView({ changeId, change, ...view }: MusicChangeView) {
  return { ...view, id: changeId, kind: change.kind };
}
