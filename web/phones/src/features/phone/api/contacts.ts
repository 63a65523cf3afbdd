import { queryOptions } from '@tanstack/react-query';

import { request } from '../../../lib/request.ts';
import type { Contact } from '../types.ts';

export const contactsQuery = queryOptions({
  queryKey: ['contacts'],
  queryFn: async () => (await request<{ contacts: Contact[] }>('/contacts')).contacts,
});
