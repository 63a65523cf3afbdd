import type { VenueId } from '../../domain/ids.ts';
import { getVenue } from '../../services/venue/get-venue.ts';
import { listVenues } from '../../services/venue/list-venues.ts';
import { setSilence } from '../../services/venue/set-silence.ts';
import { listZonesOfVenue } from '../../services/zone/list-zones-of-venue.ts';
import { toConversationRow } from '../conversation/to-conversation.ts';
import { verbContext } from '../dependencies.ts';
import type { UserRequestContext } from '../dependencies.ts';
import { signedIn } from '../procedures.ts';
import { toJson } from '../to-json.ts';

export const venueRoutes = {
  list: signedIn.venue.list.handler(async ({ input, context }) =>
    toJson(await listVenues(verbContext(context), input)),
  ),
  get: signedIn.venue.get.handler(({ input, context }) => readVenue(context, input.venueId as VenueId)),
  zones: signedIn.venue.zones.handler(async ({ input, context }) =>
    toJson({ rows: await listZonesOfVenue(verbContext(context), { venueId: input.venueId as VenueId }) }),
  ),
  silence: signedIn.venue.silence.handler(async ({ input, context }) => {
    const venueId = input.venueId as VenueId;
    const until = input.until === null ? null : new Date(input.until);
    const { events } = await setSilence(verbContext(context), { venueId, until, reason: input.reason });
    await context.deps.deliverEvents(events);
    return readVenue(context, venueId);
  }),
};

async function readVenue(context: UserRequestContext, venueId: VenueId) {
  const venue = await getVenue(verbContext(context), { venueId });
  return toJson({ ...venue, conversations: venue.conversations.map(toConversationRow) });
}
