import type pg from 'pg';
import type { OrganizationId } from '../../domain/ids.ts';
import { MADE_AT, makeId, uniqueWord } from './factory.ts';

type Column = { name: string; type: string; firstAllowed: string | null };
type ForeignKey = { columns: string[]; parent: string; parentColumns: string[] };
export type TableShape = {
  name: string;
  /** The column that holds the scope: `id` for organizations, else `organization_id`. */
  scopeColumn: string;
  required: Column[];
  foreignKeys: ForeignKey[];
};
export type Row = Record<string, unknown>;

/** Every table but the partitions, as the catalogue knows it, parents before children: new tables come by themselves. */
export async function readTableShapes(client: pg.PoolClient): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    select c.relname as name,
      case when c.relname = 'organizations' then 'id' else 'organization_id' end as "scopeColumn",
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
          'firstAllowed', (select substring(pg_get_constraintdef(k.oid) from '''([^'']*)''') from pg_constraint k
            where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum])))
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          and a.attnotnull and not a.atthasdef) as required,
      coalesce((select json_agg(json_build_object('parent', k.confrelid::regclass,
          'columns', (select json_agg(attname) from pg_attribute where attrelid = c.oid and attnum = any(k.conkey)),
          'parentColumns', (select json_agg(attname) from pg_attribute where attrelid = k.confrelid and attnum = any(k.confkey))))
        from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'), '[]') as "foreignKeys"
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`);
  return parentsFirst(rows);
}

function parentsFirst(shapes: TableShape[]): TableShape[] {
  const sorted: TableShape[] = [];
  const visit = (shape: TableShape) => {
    if (sorted.includes(shape)) return;
    for (const key of shape.foreignKeys) {
      const parent = shapes.find((other) => other.name === key.parent);
      if (parent !== undefined && parent !== shape && needs(shape, key)) visit(parent);
    }
    sorted.push(shape);
  };
  shapes.forEach(visit);
  return sorted;
}

function needs(shape: TableShape, key: ForeignKey): boolean {
  return key.columns.every((column) => shape.required.some((required) => required.name === column));
}

/** The smallest row that the table takes; `made` holds the parents' rows. */
export function buildRow(shape: TableShape, organizationId: OrganizationId, made: Map<string, Row>): Row {
  const row: Row = {};
  for (const column of shape.required) row[column.name] = column.firstAllowed ?? valueOf(column.type);
  for (const key of shape.foreignKeys.filter((foreignKey) => needs(shape, foreignKey))) {
    key.columns.forEach((column, index) => {
      row[column] = made.get(key.parent)?.[key.parentColumns[index] ?? ''];
    });
  }
  row[shape.scopeColumn] = organizationId;
  return row;
}

function valueOf(type: string): unknown {
  if (type === 'uuid') return makeId();
  if (type === 'text') return uniqueWord();
  if (type.startsWith('timestamp')) return MADE_AT;
  if (type === 'date') return '2026-01-05';
  if (type === 'jsonb') return '{}';
  if (type === 'boolean') return false;
  if (['integer', 'smallint', 'bigint'].includes(type)) return 1;
  throw new Error(`no value known for a column of type ${type}`);
}

export async function insertInto(client: pg.PoolClient, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  await client.query(
    `insert into ${table} (${columns.map((name) => `"${name}"`).join(', ')}) values (${places.join(', ')})`,
    Object.values(row),
  );
}
