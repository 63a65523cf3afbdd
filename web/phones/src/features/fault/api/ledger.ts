import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { request } from '../../../lib/request.ts';
import type { LedgerRow, Vendor } from '../types.ts';

const NEWEST = 50;

export const ledgerQuery = (vendor: Vendor) =>
  queryOptions({
    queryKey: ['ledger', vendor],
    queryFn: async () =>
      (await request<{ rows: LedgerRow[] }>(`/ledger/${vendor}?last=${NEWEST}`)).rows.reverse(),
    placeholderData: keepPreviousData,
  });
