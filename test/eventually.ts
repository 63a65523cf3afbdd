import { vi } from 'vitest';

/** Far above what anything here takes, so that a busy machine is no failure. */
const PATIENCE_MS = 20_000;

/** Waits for a fact. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, PATIENCE_MS);
}
