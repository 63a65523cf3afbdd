import { sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { ZONE_STATUSES } from '../../domain/zone/lists.ts';
import type { ZoneStatus } from '../../domain/zone/lists.ts';

/** What needs a look first. Unpaired and expired are how a fleet is found; offline and unknown are news. */
const ORDER: readonly ZoneStatus[] = [
  'offline',
  'unknown',
  'muted',
  'expired',
  'unpaired',
  'paused',
  'playing',
];

export function rankOf(status: ZoneStatus): number {
  return ORDER.indexOf(status);
}

/** The same order in SQL; a suspect stands before everything that is known. */
export function worstFirst(status: AnyPgColumn, suspected: AnyPgColumn) {
  const cases = ZONE_STATUSES.map((word) => `when '${word}' then ${rankOf(word)}`).join(' ');
  return sql<number>`case when ${suspected} is not null then -1 else case ${status} ${sql.raw(cases)} end end`;
}
