import pg from 'pg';
import type { LocalSecrets } from './local-secrets.ts';

const ROLES = (secrets: LocalSecrets) => [
  // Owns the schema and creates test databases; row-level security binds it too.
  { name: 'bma_owner', rights: 'CREATEDB CREATEROLE', password: secrets.ownerPassword },
  { name: 'bma_app', rights: 'NOCREATEDB NOCREATEROLE', password: secrets.appPassword },
  { name: 'bma_temporal', rights: 'NOCREATEDB NOCREATEROLE', password: secrets.temporalPassword },
];

const DATABASES = [
  { name: 'bma', owner: 'bma_owner' },
  { name: 'temporal', owner: 'bma_temporal' },
  { name: 'temporal_visibility', owner: 'bma_temporal' },
];

/** Roles and databases of the embedded cluster; safe to run on every start. */
export async function prepareDatabases(adminUrl: string, secrets: LocalSecrets): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const role of ROLES(secrets)) {
      const name = client.escapeIdentifier(role.name);
      const known = await client.query('select 1 from pg_roles where rolname = $1', [role.name]);
      if (known.rowCount === 0) await client.query(`create role ${name}`);
      await client.query(
        `alter role ${name} with login nosuperuser nobypassrls ${role.rights} password ${client.escapeLiteral(role.password)}`,
      );
    }
    for (const database of DATABASES) {
      const name = client.escapeIdentifier(database.name);
      const known = await client.query('select 1 from pg_database where datname = $1', [database.name]);
      if (known.rowCount !== 0) continue;
      await client.query(`create database ${name} owner ${client.escapeIdentifier(database.owner)}`);
      if (database.name !== 'bma') await client.query(`revoke connect on database ${name} from public`);
    }
  } finally {
    await client.end();
  }
}
