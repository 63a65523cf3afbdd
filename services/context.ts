import { inOrganization } from '../db/connection.ts';
import type { Database, Transaction } from '../db/connection.ts';
import type { ContactId, OrganizationId, UserId } from '../domain/ids.ts';
import type { UserRole } from '../domain/user/lists.ts';

/** The one source of time in services; replaced in tests. */
export type Clock = { now(): Date };
export const systemClock: Clock = { now: () => new Date() };

/** Who asks. Proven in `api/middleware/` or given by the workflow. */
export type Actor =
  | { kind: 'person'; userId: UserId; role: UserRole }
  | { kind: 'contact'; contactId: ContactId }
  | { kind: 'bot'; conversationId: string }
  | { kind: 'timer'; workflowId: string }
  | { kind: 'system'; name: string };

/** What every verb gets first: scope, actor, time, and a transaction when the caller already has one. */
export type Context = {
  database: Database;
  clock: Clock;
  organizationId: OrganizationId;
  actor: Actor;
  requestId?: string;
  workflowId?: string;
  tx?: Transaction;
};
export type TransactionContext = Context & { tx: Transaction };

/** Opens the organization's transaction, or joins the one of the caller. */
export async function inTransaction<T>(
  context: Context,
  work: (context: TransactionContext) => Promise<T>,
): Promise<T> {
  if (context.tx !== undefined) return work({ ...context, tx: context.tx });
  return inOrganization(context.database, context.organizationId, (tx) => work({ ...context, tx }));
}

export function actorId(actor: Actor): string | null {
  switch (actor.kind) {
    case 'person':
      return actor.userId;
    case 'contact':
      return actor.contactId;
    case 'bot':
      return actor.conversationId;
    case 'timer':
      return actor.workflowId;
    case 'system':
      return actor.name;
  }
}
