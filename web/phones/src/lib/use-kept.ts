import { useState } from 'react';

/** A text that survives a reload. */
export function useKept(key: string, initial = ''): [value: string, keep: (value: string) => void] {
  const [value, setValue] = useState(() => localStorage.getItem(`phones.${key}`) ?? initial);
  const keep = (next: string) => {
    if (next === '') localStorage.removeItem(`phones.${key}`);
    else localStorage.setItem(`phones.${key}`, next);
    setValue(next);
  };
  return [value, keep];
}
