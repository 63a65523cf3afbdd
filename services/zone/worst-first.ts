import { sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { rankZone, WORST_FIRST } from '../../domain/zone/worst-first.ts';

/** The order of `domain/zone/worst-first.ts` in SQL. */
export function worstFirst(status: AnyPgColumn, suspected: AnyPgColumn) {
  const cases = WORST_FIRST.map(
    (word) => `when '${word}' then ${rankZone({ status: word, suspectedStatus: null })}`,
  );
  const suspect = rankZone({ status: 'playing', suspectedStatus: 'offline' });
  return sql<number>`case when ${suspected} is not null then ${sql.raw(String(suspect))} else case ${status} ${sql.raw(cases.join(' '))} end end`;
}
