import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { closeDatabase, openDatabase } from '../db/connection.ts';
import type { Database } from '../db/connection.ts';

export interface EmptyDatabase {
  /** As the role that may do no more than the application. */
  appUrl: string;
  ownerUrl: string;
  close: () => Promise<void>;
}

export interface TestDatabase extends EmptyDatabase {
  database: Database;
}

/** A migrated database of the calling file's own, gone after `close()`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const made = await createDatabase(`template ${inject('postgres').templateDatabase}`);
  const database = openDatabase(made.appUrl, { poolSize: 10, applicationName: 'bma-test' });
  return {
    ...made,
    database,
    close: async () => {
      await closeDatabase(database);
      await made.close();
    },
  };
}

/** Nothing in it: for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<EmptyDatabase> {
  return createDatabase('');
}

async function createDatabase(options: string): Promise<EmptyDatabase> {
  const urls = inject('postgres');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const owner = new URL(urls.ownerUrl).username;
  await asAdmin(`create database ${name} owner ${owner} ${options}`);
  return {
    appUrl: withDatabase(urls.appUrl, name),
    ownerUrl: withDatabase(urls.ownerUrl, name),
    // A pool that a failed test left open must not keep the database from going.
    close: () => asAdmin(`drop database if exists ${name} with (force)`),
  };
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgres').adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = database;
  return url.href;
}
