import { and, asc, desc, eq, ilike, isNotNull, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { contactsTable } from '../../db/schema/contact/contacts.ts';
import { conversationsTable } from '../../db/schema/conversation/conversations.ts';
import { usersTable } from '../../db/schema/user/users.ts';
import { venuesTable } from '../../db/schema/venue/venues.ts';
import type { UserId, VenueId } from '../../domain/ids.ts';
import type { SenderKind } from '../../domain/message/channels.ts';
import { actorId, inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { decodeCursor, toPage } from '../page-cursor.ts';

export type ConversationView = 'needs_person' | 'mine' | 'bot' | 'all_open' | 'closed' | 'all';

const isOpen = eq(conversationsTable.status, 'open');
/** The clock runs and nobody has answered. */
const isWaiting = sql`(${isOpen} and ${conversationsTable.firstResponseDueAt} is not null and ${conversationsTable.firstRespondedAt} is null)`;
/** What runs out first on top; what has no clock by its newest message. */
const dueFirst = sql<string>`coalesce(case when ${isWaiting} then ${conversationsTable.firstResponseDueAt} end, 'infinity'::timestamptz)`;

/** What a row of the inbox says. */
export function selectConversations({ tx }: TransactionContext) {
  return tx
    .select({
      id: conversationsTable.id,
      contactId: conversationsTable.contactId,
      contactName: contactsTable.name,
      venueId: conversationsTable.venueId,
      venueName: venuesTable.name,
      timezone: venuesTable.timezone,
      channel: conversationsTable.channel,
      status: conversationsTable.status,
      handler: conversationsTable.handler,
      handOverReason: conversationsTable.handOverReason,
      serviceClass: conversationsTable.serviceClass,
      assigneeId: usersTable.id,
      assigneeName: usersTable.name,
      language: conversationsTable.language,
      openedAt: conversationsTable.openedAt,
      closedAt: conversationsTable.closedAt,
      lastMessageAt: conversationsTable.lastMessageAt,
      lastInboundAt: conversationsTable.lastInboundAt,
      isUnread: sql<boolean>`${conversationsTable.lastInboundAt} > coalesce(${conversationsTable.readAt}, '-infinity')`,
      dueAt: conversationsTable.firstResponseDueAt,
      metAt: conversationsTable.firstRespondedAt,
      breachedAt: conversationsTable.firstResponseBreachedAt,
      order: sql<string>`${dueFirst}::text`,
      lastMessage: sql<{ senderKind: SenderKind; text: string | null; at: string } | null>`(
        select jsonb_build_object('senderKind', m.sender_kind, 'text', left(m.text, 160), 'at', m.sent_at)
        from messages m where m.conversation_id = ${conversationsTable.id} order by m.sequence desc limit 1)`,
    })
    .from(conversationsTable)
    .innerJoin(contactsTable, eq(contactsTable.id, conversationsTable.contactId))
    .leftJoin(venuesTable, eq(venuesTable.id, conversationsTable.venueId))
    .leftJoin(usersTable, eq(usersTable.id, conversationsTable.assigneeUserId));
}

export type ConversationRow = Awaited<ReturnType<typeof selectConversations>>[number];

/** The inbox: what runs out first on top, then the newest. */
export async function listConversations(
  context: Context,
  input: {
    view: ConversationView;
    venueId?: VenueId;
    search?: string | undefined;
    cursor?: string | undefined;
    limit: number;
  },
) {
  const viewer = actorId(context.actor) as UserId | null; // cast: only a person has a view of his own
  return inTransaction(context, async (inner) => {
    const after = decodeCursor(input.cursor, 3);
    const pattern = input.search === undefined ? null : `%${input.search.replace(/[\\%_]/g, '\\$&')}%`;
    const rows = await selectConversations(inner)
      .where(
        and(
          inView(input.view, viewer),
          input.venueId === undefined ? undefined : eq(conversationsTable.venueId, input.venueId),
          pattern === null
            ? undefined
            : or(ilike(contactsTable.name, pattern), ilike(venuesTable.name, pattern)),
          after === null
            ? undefined
            : sql`(${dueFirst} > ${after[0]}::timestamptz or (${dueFirst} = ${after[0]}::timestamptz and (${conversationsTable.lastMessageAt}, ${conversationsTable.id}) < (${after[1]}::timestamptz, ${after[2]}::uuid)))`,
        ),
      )
      .orderBy(asc(dueFirst), desc(conversationsTable.lastMessageAt), desc(conversationsTable.id))
      .limit(input.limit + 1);
    return toPage(rows, input.limit, (row) => [row.order, row.lastMessageAt.toISOString(), row.id]);
  });
}

/** How many conversations stand in each view. */
export async function countConversations(context: Context) {
  const viewer = actorId(context.actor) as UserId | null; // cast: as above
  return inTransaction(context, async ({ tx }) => {
    const [counts] = await tx
      .select({
        needs_person: countIf(inView('needs_person', viewer)),
        mine: countIf(inView('mine', viewer)),
        bot: countIf(inView('bot', viewer)),
        all_open: countIf(isOpen),
        closed: countIf(eq(conversationsTable.status, 'closed')),
      })
      .from(conversationsTable);
    return counts ?? { needs_person: 0, mine: 0, bot: 0, all_open: 0, closed: 0 };
  });
}

function countIf(condition: SQL | undefined) {
  return sql<number>`count(*) filter (where ${condition})`.mapWith(Number);
}

function inView(view: ConversationView, viewer: UserId | null): SQL | undefined {
  switch (view) {
    case 'needs_person':
      return and(
        isOpen,
        or(eq(conversationsTable.handler, 'person'), isNotNull(conversationsTable.firstResponseBreachedAt)),
      );
    case 'mine':
      return and(isOpen, viewer === null ? sql`false` : eq(conversationsTable.assigneeUserId, viewer));
    case 'bot':
      return and(isOpen, eq(conversationsTable.handler, 'bot'));
    case 'all_open':
      return isOpen;
    case 'closed':
      return eq(conversationsTable.status, 'closed');
    case 'all':
      return undefined;
  }
}
