import { randomBytes } from 'node:crypto';

import type { SandboxContext } from '../context.ts';

const RETRY_KEY_MS = 24 * 3_600_000;

export type Accepted = { requestId: string; sentMessages: unknown[]; at: number };
export type LineState = {
  issueReplyToken(userId: string): string;
  ownerOfToken(token: string): string | null;
  /** One use: gone once asked for. */
  useReplyToken(token: string): string | null;
  acceptedWith(retryKey: string): Accepted | null;
  /** Recipients of push and multicast; replies are free. */
  usedThisMonth(): number;
  forget(): void;
};

/** Retry keys and the monthly count are read off the ledger, so a restart forgets neither. */
export function createLineState(context: SandboxContext): LineState {
  const tokens = new Map<string, { userId: string; expiresAt: number }>();
  const accepted = new Map<string, Accepted>();
  const used = new Map<string, number>();
  let readTo = 0;

  function readLedger() {
    for (const row of context.ledger.rows('line', readTo)) {
      readTo = row.seq;
      const isCounted = row.operation === 'push' || row.operation === 'multicast';
      if (!isCounted || row.outcome !== 'accepted') continue;
      const month = row.at.slice(0, 7);
      used.set(month, (used.get(month) ?? 0) + (row.recipient?.split(' ').length ?? 0));
      const { sentMessages = [] } = row.body as { sentMessages?: unknown[] }; // cast: written by sendLineMessages
      if (row.key) accepted.set(row.key, { requestId: row.id ?? '', sentMessages, at: Date.parse(row.at) });
    }
  }
  const ownerOfToken = (token: string) => {
    const found = tokens.get(token);
    return found && found.expiresAt >= context.now() ? found.userId : null;
  };

  return {
    issueReplyToken(userId) {
      for (const [token, { expiresAt }] of tokens) {
        // Issued in order of time: the first that still lives ends the clearing.
        if (expiresAt >= context.now()) break;
        tokens.delete(token);
      }
      const token = randomBytes(16).toString('hex');
      tokens.set(token, { userId, expiresAt: context.now() + context.settings.lineReplyTokenMs });
      return token;
    },
    ownerOfToken,
    useReplyToken(token) {
      const owner = ownerOfToken(token);
      tokens.delete(token);
      return owner;
    },
    acceptedWith(retryKey) {
      readLedger();
      const found = accepted.get(retryKey);
      return found && context.now() - found.at <= RETRY_KEY_MS ? found : null;
    },
    usedThisMonth() {
      readLedger();
      return used.get(new Date(context.now()).toISOString().slice(0, 7)) ?? 0;
    },
    forget() {
      readTo = 0;
      for (const memory of [tokens, accepted, used]) memory.clear();
    },
  };
}
