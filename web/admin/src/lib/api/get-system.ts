import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';

/** What is real and what is a stand-in; it does not change while the system runs. */
export const systemQuery = queryOptions({
  queryKey: ['system'],
  queryFn: ({ signal }) => api.process.system({}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});
