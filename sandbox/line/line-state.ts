import { randomBytes } from 'node:crypto';

import type { SandboxContext } from '../context.ts';

const RETRY_KEY_MS = 24 * 3_600_000;

type ReplyToken = { userId: string; expiresAt: number };
export type Accepted = { requestId: string; sentMessages: unknown[] };
export type LineState = {
  issueReplyToken(userId: string): string;
  /** One use: gone once asked for. */
  useReplyToken(token: string): string | null;
  acceptedWith(retryKey: string): Accepted | null;
  usedThisMonth(): number;
};

/** Retry keys and the monthly count are read off the ledger, so a restart forgets neither. */
export function createLineState(context: SandboxContext): LineState {
  const tokens = new Map<string, ReplyToken>();
  return {
    issueReplyToken(userId) {
      for (const [token, { expiresAt }] of tokens) if (expiresAt < context.now()) tokens.delete(token);
      const token = randomBytes(16).toString('hex');
      tokens.set(token, { userId, expiresAt: context.now() + context.settings.lineReplyTokenMs });
      return token;
    },
    useReplyToken(token) {
      const found = tokens.get(token);
      tokens.delete(token);
      return found && found.expiresAt >= context.now() ? found.userId : null;
    },
    acceptedWith(retryKey) {
      const row = context.ledger.rows('line').findLast(({ key, outcome }) => key === retryKey && outcome === 'accepted');
      if (!row || context.now() - Date.parse(row.at) > RETRY_KEY_MS) return null;
      const { sentMessages } = row.body as { sentMessages?: unknown[] }; // cast: written by sendLineMessages
      return { requestId: row.id ?? '', sentMessages: sentMessages ?? [] };
    },
    usedThisMonth() {
      const month = new Date(context.now()).toISOString().slice(0, 7);
      const rows = context.ledger.rows('line').filter(({ at, outcome }) => outcome === 'accepted' && at.startsWith(month));
      // Replies are free; a multicast counts each recipient, named with spaces between.
      return rows.reduce(
        (sum, { operation, recipient }) =>
          operation === 'push' || operation === 'multicast' ? sum + (recipient?.split(' ').length ?? 0) : sum,
        0,
      );
    },
  };
}
