import type { Vendor } from '../../domain/customer/lists.ts';
import type { ParsedWebhook } from '../../domain/message/inbound.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import type { Context } from '../../services/context.ts';
import { quarantineWebhook } from '../../services/conversation/quarantine-webhook.ts';
import { receiveInboundMessage } from '../../services/conversation/receive-inbound-message.ts';
import { applyDeliveryReports } from '../../services/message/apply-delivery-reports.ts';
import type { ChannelConnection } from '../../services/organization/find-channel-connections.ts';
import type { ApiDependencies } from '../dependencies.ts';

/**
 * Stores what a signed webhook brought; everything is committed when this returns.
 * What cannot be read is kept for a person, since the vendor would only send the same again.
 * @returns the facts for the workflows, to be delivered after the answer.
 */
export async function takeWebhook<V extends Vendor>(
  deps: ApiDependencies,
  input: {
    channel: 'whatsapp' | 'line';
    signers: [ChannelConnection<V>, ...ChannelConnection<V>[]];
    rawBody: Buffer;
    parse: (json: unknown) => ParsedWebhook;
    requestId: string;
  },
): Promise<WorkflowEvent[]> {
  const { channel, signers, rawBody, requestId } = input;
  const scope = (connection: ChannelConnection<V>): Context => ({
    database: deps.database,
    clock: deps.clock,
    organizationId: connection.organizationId,
    actor: { kind: 'system', name: `webhook-${channel}` },
    requestId,
  });
  const quarantine = (reason: string) =>
    quarantineWebhook(scope(signers[0]), {
      channel,
      connectionId: signers[0].connectionId,
      rawBody: withoutNul(rawBody.toString('utf8')),
      reason: withoutNul(reason),
    });

  let parsed: ParsedWebhook;
  try {
    parsed = input.parse(parseJson(rawBody.toString('utf8')));
  } catch (error) {
    await quarantine(error instanceof Error ? error.message : 'unreadable');
    return [];
  }

  const events: WorkflowEvent[] = [];
  // the account must be one that signed: a right signature of one tenant opens no other tenant's door
  const signerOf = (accountExternalId: string) =>
    signers.find((connection) => connection.externalAccountId === accountExternalId);
  let strangers = 0;
  for (const message of parsed.messages) {
    const connection = signerOf(message.accountExternalId);
    if (connection === undefined) {
      strangers += 1;
      continue;
    }
    const received = await receiveInboundMessage(scope(connection), {
      message,
      connection: { ...connection, channel },
    });
    events.push(...received.events);
  }
  for (const connection of signers) {
    const reports = parsed.reports.filter(
      (report) => report.accountExternalId === connection.externalAccountId,
    );
    const applied = await applyDeliveryReports(scope(connection), {
      connectionId: connection.connectionId,
      reports,
    });
    events.push(...applied.events);
  }
  if (strangers > 0) await quarantine('the account in the body is not the one that signed');
  return events;
}

/** PostgreSQL keeps no NUL; what a vendor sends with one is told without it rather than refused for ever. */
function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '');
}

function parseJson(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => (typeof value === 'string' ? withoutNul(value) : value));
}
