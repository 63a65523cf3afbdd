import { verify } from '@node-rs/argon2';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from '../../db/connection.ts';
import { makeOrganization } from '../../db/factories/make-organization.ts';
import type { UserId } from '../../domain/ids.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import type { Actor, Context } from '../context.ts';
import { newId } from '../new-id.ts';
import { createUser } from './create-user.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.close());

async function contextOf(actor: Actor): Promise<Context> {
  const { id: organizationId } = await makeOrganization(db.database);
  return {
    database: db.database,
    clock: { now: () => new Date('2026-02-01T08:00:00Z') },
    organizationId,
    actor,
  };
}

const newUser = (email: string) =>
  ({
    email,
    name: 'Ada Test',
    role: 'agent',
    password: 'correct horse',
    language: 'en',
    contactId: null,
  }) as const;
const system: Actor = { kind: 'system', name: 'test' };

test('a new member of staff is found by the address in lower case; the password is kept as argon2id only', async () => {
  const context = await contextOf(system);
  const { userId } = await createUser(context, newUser(' Ada@Staff.Example '));
  const { rows } = await inOrganization(db.database, context.organizationId, (tx) =>
    tx.execute<{ email: string; password_hash: string; audited: string }>(sql`
      select email, password_hash, (select string_agg(a::text, '') from audit_entries a) as audited
      from users where id = ${userId}`),
  );
  expect(rows[0]?.email).toBe('ada@staff.example');
  expect(rows[0]?.password_hash).toMatch(/^\$argon2id\$/);
  expect(await verify(rows[0]?.password_hash ?? '', 'correct horse')).toBe(true);
  expect(rows[0]?.audited).toContain('user.created');
  expect(rows[0]?.audited).not.toContain('argon2id');
});

test('an address belongs to one person in all organizations', async () => {
  await createUser(await contextOf(system), newUser('twice@staff.example'));
  const again = createUser(await contextOf(system), newUser('Twice@staff.example'));
  await expect(again).rejects.toMatchObject({ code: 'user.conflict' });
});

test('only an admin adds staff', async () => {
  const manager = await contextOf({ kind: 'person', userId: newId<UserId>(), role: 'manager' });
  await expect(createUser(manager, newUser('m@staff.example'))).rejects.toMatchObject({
    code: 'user.forbidden',
  });
  const admin = await contextOf({ kind: 'person', userId: newId<UserId>(), role: 'admin' });
  await expect(createUser(admin, newUser('a@staff.example'))).resolves.toMatchObject({
    userId: expect.any(String),
  });
});
