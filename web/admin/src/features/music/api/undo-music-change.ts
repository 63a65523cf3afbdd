import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';
import { showFailure } from '../../../lib/describe-failure.ts';
import { newId } from '../../../lib/new-id.ts';
import { musicChangesQuery } from './list-music-changes.ts';
import { putChange } from './put-change.ts';

/** Through the same checks as any change; days later too. */
export function useUndoMusicChange(venueId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (undoesChangeId: string) => api.music.undo({ undoesChangeId, changeId: newId() }),
    onError: showFailure,
    onSuccess: (view) => putChange(queryClient, view),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: musicChangesQuery(venueId).queryKey });
      void queryClient.invalidateQueries({ queryKey: ['venue', 'get', { venueId }] });
    },
  });
}
