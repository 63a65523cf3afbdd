import { activityInfo } from '@temporalio/activity';
import type { ConnectionId, OrganizationId } from '../domain/ids.ts';
import type { DeliverEvents } from '../domain/outbox/workflow-event.ts';
import type { ClaudeClient } from '../integrations/claude/create-claude-client.ts';
import type { Mailer } from '../integrations/email/create-mailer.ts';
import type { LineClient } from '../integrations/line/create-line-client.ts';
import type { SoundtrackClient } from '../integrations/soundtrack/create-soundtrack-client.ts';
import type { WhatsAppClient } from '../integrations/whatsapp/create-whatsapp-client.ts';
import type { Actor, Clock, Context } from '../services/context.ts';

/** What every activity gets; a noun that needs more extends it. */
export type ActivityDependencies = {
  database: Context['database'];
  clock: Clock;
  deliverEvents: DeliverEvents;
  log: Log;
};

/** Facts first, then one sentence. Never message text, names or addresses. */
export type Log = Record<'debug' | 'info' | 'warn' | 'error', (facts: object, sentence: string) => void>;

/** One account of one organization. */
export type ConnectionIds = { organizationId: OrganizationId; connectionId: ConnectionId };

/** Clients by account: made once, with the secrets that stand in the database. */
export type Vendors = {
  whatsapp: (ids: ConnectionIds) => Promise<WhatsAppClient>;
  line: (ids: ConnectionIds) => Promise<LineClient>;
  email: (ids: ConnectionIds) => Promise<Mailer>;
  claude: (ids: { organizationId: OrganizationId }) => Promise<ClaudeClient>;
  soundtrack: (organizationId: OrganizationId) => Promise<SoundtrackClient>;
};

/** The scope in which an activity calls its verbs. */
export function contextOf(
  dependencies: Pick<ActivityDependencies, 'database' | 'clock'>,
  input: { organizationId: OrganizationId; actor: Actor },
): Context {
  const { workflowExecution } = activityInfo();
  return {
    database: dependencies.database,
    clock: dependencies.clock,
    organizationId: input.organizationId,
    actor: input.actor,
    ...(workflowExecution && { workflowId: workflowExecution.workflowId }),
  };
}
