import type pg from 'pg';

/** The months ahead differ with the day of the run; all else of the schema does not. */
const NOT_A_MONTH = "c.relname !~ '_[0-9]{4}_[0-9]{2}$'";

/** Everything the migrations made, one line per column, constraint, index, policy and function. */
export async function dumpSchema(client: pg.Client | pg.PoolClient): Promise<string> {
  const { rows } = await client.query<{ section: string; line: string }>(`
    with tables as (
      select c.* from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and ${NOT_A_MONTH}
    ), lines as (
      select relname as section, 0 as rank, concat_ws(' ',
        case when relispartition then 'partition of ' || (select inhparent::regclass from pg_inherits where inhrelid = tables.oid) else 'table' end,
        case when relkind = 'p' then 'partitioned by ' || pg_get_partkeydef(oid) end,
        case when relrowsecurity then 'rls' end,
        case when relforcerowsecurity then 'forced' end) as line
      from tables
      union all
      select relname, 1, format('  column %s %s%s%s', attname, format_type(atttypid, atttypmod),
        case when attnotnull then ' not null' else '' end,
        coalesce(' default ' || pg_get_expr(adbin, adrelid), ''))
      from pg_attribute join tables on tables.oid = attrelid
      left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attnum > 0 and not attisdropped and not relispartition
      union all
      select relname, 2, format('  constraint %s %s', conname, pg_get_constraintdef(con.oid))
      from pg_constraint con join tables on tables.oid = conrelid
      where contype <> 'n' and not relispartition
      union all
      select relname, 3, '  ' || regexp_replace(pg_get_indexdef(indexrelid), '^CREATE (UNIQUE )?INDEX (\\S+) ON .* USING ', '\\1index \\2 ')
      from pg_index join tables on tables.oid = indrelid
      where not relispartition and not exists (select from pg_constraint where conindid = indexrelid)
      union all
      select tablename, 4, format('  policy %s %s using %s check %s', policyname, lower(cmd), qual, with_check)
      from pg_policies join tables on relname = tablename where schemaname = 'public'
      union all
      select 'functions', 0, '  ' || oid::regprocedure
      from pg_proc p where pronamespace = 'public'::regnamespace
        and not exists (select from pg_depend where objid = p.oid and deptype = 'e')
    )
    select section, line from lines order by section = 'functions', section, rank, line collate "C"`);
  let section = '';
  const lines: string[] = [];
  for (const row of rows) {
    if (row.section !== section) lines.push('', row.section);
    section = row.section;
    lines.push(row.line);
  }
  return `${lines.join('\n').trim()}\n`;
}
