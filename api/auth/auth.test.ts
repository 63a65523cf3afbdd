import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMovableClock, createTestApp, JWT_SECRET } from '../../test/app.ts';
import type { TestApp } from '../../test/app.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';

const DAY_MS = 86_400_000;
let made: TestDatabase;
let app: TestApp;
const clock = createMovableClock();

beforeAll(async () => {
  made = await createTestDatabase();
  app = await createTestApp(made, { clock });
});
afterAll(async () => {
  await app.close();
  await made.close();
});

const refresh = (cookie: string) =>
  app.request('/api/v1/auth/refresh', { method: 'POST', headers: { cookie } });
const me = (token: string) =>
  app.request('/api/v1/auth/me', { headers: { authorization: `Bearer ${token}` } });
const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';

describe('signing in', () => {
  it('gives a token for a day and keeps the refresh token out of reach of scripts', async () => {
    const { user, accessToken } = await app.signIn({ role: 'agent' });
    const answer = await me(accessToken);
    expect(await answer.json()).toMatchObject({ email: user.email, role: 'agent' });
    const again = await app.login(user.email);
    expect(again.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
  });

  it('a wrong password and an unknown address get the same answer', async () => {
    const { user } = await app.signIn({ role: 'agent' });
    const wrong = await app.login(user.email, 'wrong');
    const unknown = await app.login('nobody@staff.example', 'wrong');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    const [one, other] = [await wrong.json(), await unknown.json()] as [
      { code: string; detail: string },
      { code: string; detail: string },
    ];
    expect([one.code, one.detail]).toEqual([other.code, other.detail]);
    expect(one.code).toBe('user.wrong_credentials');
  });
});

describe('staying signed in', () => {
  it('a refresh rotates the token, and two tabs that race both keep their session', async () => {
    const { cookie } = await app.signIn({ role: 'agent' });
    const [first, second] = await Promise.all([refresh(cookie), refresh(cookie)]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(cookieOf(first)).not.toBe(cookie);
    expect((await refresh(cookieOf(second))).status).toBe(200);
  });

  it('a stolen refresh token that is used later ends the whole session', async () => {
    const { cookie } = await app.signIn({ role: 'agent' });
    const honest = await refresh(cookie);
    const { accessToken } = (await honest.json()) as { accessToken: string };
    clock.moveBy(11_000);
    expect((await refresh(cookie)).status).toBe(401);
    expect((await refresh(cookieOf(honest))).status).toBe(401);
    clock.moveBy(1_100);
    expect((await me(accessToken)).status).toBe(401);
  });

  it('signing out ends the access token within a second', async () => {
    const { accessToken, cookie, ask } = await app.signIn({ role: 'viewer' });
    expect((await ask('/api/v1/auth/logout', { method: 'POST', json: {} })).status).toBe(200);
    clock.moveBy(1_100);
    expect((await me(accessToken)).status).toBe(401);
    expect((await refresh(cookie)).status).toBe(401);
  });

  it('after seven days without a refresh the password is asked for', async () => {
    const { cookie } = await app.signIn({ role: 'agent' });
    clock.moveBy(7 * DAY_MS + 1_000);
    expect((await refresh(cookie)).status).toBe(401);
  });
});

describe('forged tokens', () => {
  it('none opens the door', async () => {
    const { user, accessToken } = await app.signIn({ role: 'admin' });
    const key = new TextEncoder().encode(JWT_SECRET);
    const claims = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()) as Record<
      string,
      unknown
    >;
    const sign = (input: {
      header?: object;
      claims?: object;
      key?: Uint8Array;
      issuer?: string;
      audience?: string;
    }) =>
      new SignJWT({
        ...claims,
        iss: input.issuer ?? 'bma-social',
        aud: input.audience ?? 'bma-social-api',
        ...input.claims,
      })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', ...input.header })
        .sign(input.key ?? key);
    const [header = '', payload = '', signature = ''] = accessToken.split('.');
    const forged: Record<string, string> = {
      'no algorithm': new UnsecuredJWT({ ...claims, sub: user.id }).encode(),
      'another key': await sign({ key: new TextEncoder().encode('x'.repeat(48)) }),
      'the key with a space': await sign({ key: new TextEncoder().encode(` ${JWT_SECRET}`) }),
      'another algorithm': await sign({ header: { alg: 'HS512' } }),
      'a plain JWT': await sign({ header: { typ: 'JWT' } }),
      'another issuer': await sign({ issuer: 'somebody' }),
      'another audience': await sign({ audience: 'portal' }),
      'valid only in a year': await sign({ claims: { nbf: Date.now() / 1_000 + 31_536_000 } }),
      'over for a minute': await sign({ claims: { exp: clock.now().getTime() / 1_000 - 60 } }),
      'a role that does not exist': await sign({ claims: { role: 'owner' } }),
      'a role that is not his': await sign({ claims: { role: 'manager' } }),
      'a session that does not exist': await sign({
        claims: { fam: '00000000-0000-7000-8000-000000000000' },
      }),
      'another organization': await sign({ claims: { org: '00000000-0000-7000-8000-000000000000' } }),
      'a changed payload': `${header}.${Buffer.from(JSON.stringify({ ...claims, role: 'admin', org: user.id })).toString('base64url')}.${signature}`,
      'no signature': `${header}.${payload}.`,
      'a cut signature': accessToken.slice(0, -4),
      nonsense: 'nonsense',
    };
    const answers = await Promise.all(
      Object.entries(forged).map(async ([name, token]) => [name, (await me(token)).status]),
    );
    expect(Object.fromEntries(answers)).toEqual(
      Object.fromEntries(Object.keys(forged).map((name) => [name, 401])),
    );
    expect((await me(accessToken)).status).toBe(200);
  });
});
