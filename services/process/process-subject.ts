import { sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** What a process belongs to, in the reader's words: a contact's or a venue's name. */
export function processSubject(processType: AnyPgColumn, processId: AnyPgColumn) {
  return sql<string>`coalesce(case ${processType}
    when 'conversation' then (select c.name from conversations v join contacts c on c.id = v.contact_id where v.id::text = ${processId})
    when 'incident' then (select w.name from incidents i join venues w on w.id = i.venue_id where i.id::text = ${processId})
    when 'venue' then (select w.name from venues w where w.id::text = ${processId})
    when 'music' then (select w.name from venues w where w.id::text = ${processId})
    end, ${processId})`;
}
