import type { Party } from '../thread/threads.ts';

/** One event on its way to the app; plain data, so that it survives a restart of the sandbox. */
export type Callback = {
  id: string;
  vendor: 'whatsapp' | 'line';
  kind: 'message' | 'status';
  party: Party;
  payload: Record<string, unknown>;
  attempt: number;
};
export type Callbacks = {
  post(callback: Omit<Callback, 'attempt'>): void;
  pending(): Callback[];
  resume(callbacks: Callback[]): void;
  /** Ends when nothing is on its way any more, retries that wait for their time excepted. */
  settled(): Promise<void>;
  forget(): void;
  stop(): void;
};
