import { queryOptions } from '@tanstack/react-query';

import { request } from '../../../lib/request.ts';
import type { Settings } from '../types.ts';

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: () => request<Settings>('/settings'),
});

export const putSettings = (change: Partial<Settings>) =>
  request<Settings>('/settings', { method: 'PUT', body: change });

export const startAgain = () => request('/reset', { method: 'POST' });
