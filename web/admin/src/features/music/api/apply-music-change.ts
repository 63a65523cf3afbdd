import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';
import { showFailure } from '../../../lib/describe-failure.ts';
import { newId } from '../../../lib/new-id.ts';
import type { ChangeOrder } from '../music-types.ts';
import { musicChangesQuery } from './list-music-changes.ts';
import { putChange } from './put-change.ts';

type Wanted = { volume?: number; status?: 'playing' | 'paused' };
type VenueCache = { zoneList: { id: string; volume: number | null; status: string }[] };

/** Shown at once, taken back with the reason when the server refuses. */
export function useApplyMusicChange(venueId: string, zoneId: string) {
  const queryClient = useQueryClient();
  const venueKey = ['venue', 'get', { venueId }];
  return useMutation({
    mutationFn: (change: ChangeOrder) =>
      api.music.apply({ venueId, changeId: newId(), zoneIds: [zoneId], change }),
    onMutate: async (change) => {
      await queryClient.cancelQueries({ queryKey: venueKey });
      const before = queryClient.getQueryData<VenueCache>(venueKey);
      const wanted = wantedOf(change);
      queryClient.setQueryData<VenueCache>(venueKey, (held) =>
        held === undefined
          ? held
          : {
              ...held,
              zoneList: held.zoneList.map((zone) => (zone.id === zoneId ? { ...zone, ...wanted } : zone)),
            },
      );
      return { before: before?.zoneList.find(({ id }) => id === zoneId) };
    },
    onError: (error, _change, context) => {
      // Only this zone goes back: others may have changed meanwhile.
      queryClient.setQueryData<VenueCache>(venueKey, (held) =>
        held === undefined || context?.before === undefined
          ? held
          : {
              ...held,
              zoneList: held.zoneList.map((zone) =>
                zone.id === zoneId && context.before !== undefined ? context.before : zone,
              ),
            },
      );
      showFailure(error);
    },
    onSuccess: (view) => putChange(queryClient, view),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: musicChangesQuery(venueId).queryKey });
      void queryClient.invalidateQueries({ queryKey: venueKey });
    },
  });
}

function wantedOf(change: ChangeOrder): Wanted {
  switch (change.kind) {
    case 'volume_to':
      return { volume: change.level };
    case 'pause':
      return { status: 'paused' };
    case 'play':
      return { status: 'playing' };
    case 'skip':
    case 'volume_by_percent':
      return {};
  }
}
