import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';
import { showFailure } from '../../../lib/describe-failure.ts';
import { zoneHistoryQuery } from './list-zone-history.ts';

/** Asks for a reading now; what it finds comes by the live stream. */
export function useCheckZone(zoneId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.zone.checkNow({ zoneId }),
    onError: showFailure,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: zoneHistoryQuery(zoneId).queryKey }),
  });
}
