import { useEffect, useRef, useSyncExternalStore } from 'react';

/** `keys` as pressed: `j`, `Enter`, `Escape`, `/`, `?`, `Ctrl+k`, `Ctrl+Enter`. `label` is shown on the `?` sheet. */
export type Shortcut = { keys: string; label: string; run: () => void };
type Group = { title: string; shortcuts: Shortcut[] };

const OFF_KEY = 'bma-shortcuts-off';
let groups: Group[] = [];
let isOff = localStorage.getItem(OFF_KEY) === 'yes';
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** In force while the part that calls it is on the screen. */
export function useShortcuts(title: string, shortcuts: Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const shape = shortcuts.map(({ keys, label }) => `${keys} ${label}`).join('|');
  useEffect(() => {
    const group: Group = {
      title,
      shortcuts: latest.current.map(({ keys, label }) => ({
        keys,
        label,
        run: () => latest.current.find((shortcut) => shortcut.keys === keys)?.run(),
      })),
    };
    groups = [...groups, group];
    tell();
    return () => {
      groups = groups.filter((other) => other !== group);
      tell();
    };
  }, [title, shape]);
}

export function useShortcutGroups(): Group[] {
  return useSyncExternalStore(subscribe, () => groups);
}

/** Single keys disturb people who speak to their computer: they can be switched off. */
export function useShortcutsOff(): [boolean, (next: boolean) => void] {
  const value = useSyncExternalStore(subscribe, () => isOff);
  const set = (next: boolean) => {
    isOff = next;
    localStorage.setItem(OFF_KEY, next ? 'yes' : 'no');
    tell();
  };
  return [value, set];
}

/** The page's one key listener; the innermost part that knows a key gets it. */
export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const isChord = event.ctrlKey || event.metaKey;
  const keys = (isChord ? 'Ctrl+' : '') + (event.key.length === 1 ? event.key.toLowerCase() : event.key);
  if (!isChord && (isOff || isTyping(event.target))) return;
  const found = groups
    .toReversed()
    .flatMap((group) => group.shortcuts)
    .find((shortcut) => shortcut.keys === keys);
  if (found === undefined) return;
  event.preventDefault();
  found.run();
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null
  ) {
    return true;
  }
  // A button's own key stays its own; letters reach the page from there.
  return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
