import { queryOptions } from '@tanstack/react-query';
import type { ProcessType } from '../../../../../../domain/process/lists.ts';
import { api } from '../../../lib/api/client.ts';

export function storyQuery(input: { processType: ProcessType; processId: string }) {
  return queryOptions({
    queryKey: ['process', 'story', input],
    queryFn: ({ signal }) => api.process.story(input, { signal }),
  });
}
