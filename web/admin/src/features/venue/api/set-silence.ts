import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';
import { showFailure } from '../../../lib/describe-failure.ts';
import { venueQuery } from './get-venue.ts';

export type Silence = { until: string | null; reason: string };

/** Agrees on a silence, or lifts it. */
export function useSetSilence(venueId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (silence: Silence) => api.venue.silence({ venueId, ...silence }),
    onError: showFailure,
    onSuccess: (venue) => queryClient.setQueryData(venueQuery(venueId).queryKey, venue),
    onSettled: () => queryClient.invalidateQueries({ queryKey: venueQuery(venueId).queryKey }),
  });
}
