import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';
import { useUser } from '../../../lib/api/session.ts';
import { describeFailure } from '../../../lib/describe-failure.ts';
import { showNotice } from '../../../lib/notices.ts';
import type { Incident } from '../incident-types.ts';

/** Shown at once, since the escalation must seem to stop when the button is pressed; taken back when it did not. */
export function useAcknowledge(tell: { done: string; failed: (reason: string) => string }) {
  const queryClient = useQueryClient();
  const { name } = useUser();
  return useMutation({
    mutationFn: (incidentId: string) => api.incident.acknowledge({ incidentId }),
    onMutate: (incidentId) => {
      const key = ['incident', 'get', { incidentId }];
      const before = queryClient.getQueryData<Incident>(key);
      const acknowledged = { acknowledgedAt: new Date().toISOString(), acknowledgedByName: name };
      if (before !== undefined) {
        queryClient.setQueryData<Incident>(key, {
          ...before,
          ...acknowledged,
          status: 'acknowledged',
          planned: [],
        });
      }
      return before;
    },
    onError: (error, incidentId, before) => {
      if (before !== undefined) queryClient.setQueryData(['incident', 'get', { incidentId }], before);
      const { text, requestId } = describeFailure(error);
      showNotice({ text: tell.failed(text), tone: 'failure', requestId });
    },
    onSuccess: (incident, incidentId) => {
      queryClient.setQueryData(['incident', 'get', { incidentId }], incident);
      showNotice({ text: tell.done });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['incident', 'list'] }),
  });
}
