import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';
import { showNotice } from '../../../lib/notices.ts';

/** Not shown ahead: it sends messages, and the dialog says when it was done. */
export function useResolve(done: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: { incidentId: string; reason: string }) => api.incident.resolve(input),
    onSuccess: (incident, { incidentId }) => {
      queryClient.setQueryData(['incident', 'get', { incidentId }], incident);
      showNotice({ text: done });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['incident', 'list'] }),
  });
}
