import type { ActivityDependencies, Vendors } from '../dependencies.ts';

export type MessageDependencies = ActivityDependencies & {
  vendors: Pick<Vendors, 'whatsapp' | 'line' | 'email'>;
  timing: {
    /** How long a report may take to prove that a vendor has a message. */
    settleWaitMs: number;
    settlePollMs: number;
    /** How long a finished attempt tries to note its outcome while the database is away. */
    noteWaitMs: number;
  };
};

export const MESSAGE_TIMING: MessageDependencies['timing'] = {
  settleWaitMs: 60_000,
  settlePollMs: 1_000,
  noteWaitMs: 30_000,
};
