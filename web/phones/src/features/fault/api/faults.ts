import { queryOptions } from '@tanstack/react-query';

import { request } from '../../../lib/request.ts';
import type { Fault } from '../types.ts';

export const faultsQuery = queryOptions({
  queryKey: ['faults'],
  queryFn: async () => (await request<{ faults: Fault[] }>('/faults')).faults,
});

/** Replaces all; the sandbox counts strikes itself and takes no count from outside. */
export const putFaults = (faults: Fault[]) =>
  request('/faults', { method: 'PUT', body: { faults: faults.map(({ struck: _, ...fault }) => fault) } });
