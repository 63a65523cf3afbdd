import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
};

/** What is open and what is searched for stand in the address: a view is a link, and Back works. */
export function useAddress(
  name: string,
): [value: string, set: (value: string, how?: 'push' | 'replace') => void] {
  const value = useSyncExternalStore(subscribe, () => new URLSearchParams(location.search).get(name) ?? '');
  return [value, (next, how = 'replace') => setAddress(name, next, how)];
}

function setAddress(name: string, value: string, how: 'push' | 'replace') {
  const params = new URLSearchParams(location.search);
  if (value) params.set(name, value);
  else params.delete(name);
  const search = params.toString();
  const url = `${location.pathname}${search ? `?${search}` : ''}`;
  if (how === 'push') history.pushState(null, '', url);
  else history.replaceState(null, '', url);
  for (const listener of listeners) listener();
}
