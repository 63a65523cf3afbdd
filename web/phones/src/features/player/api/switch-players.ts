import { request } from '../../../lib/request.ts';
import type { Behaviour } from '../types.ts';

const wordOf = (isPlugged: boolean) => (isPlugged ? 'plug' : 'unplug');

export const switchZone = ({ id, isPlugged }: { id: string; isPlugged: boolean }) =>
  request(`/zones/${encodeURIComponent(id)}/${wordOf(isPlugged)}`, { method: 'POST' });

export const switchVenue = ({ id, isPlugged }: { id: string; isPlugged: boolean }) =>
  request(`/accounts/${encodeURIComponent(id)}/${wordOf(isPlugged)}`, { method: 'POST' });

/** @param share 0 to 1, of the players that are online now. */
export const unplugShare = (share: number) => request('/fleet/unplug', { method: 'POST', body: { share } });

export const plugAll = () => request('/fleet/plug', { method: 'POST' });

export const setBehaviour = ({ id, behaviour }: { id: string; behaviour: Behaviour }) =>
  request(`/zones/${encodeURIComponent(id)}/behaviour`, { method: 'PUT', body: { behaviour } });
