import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { ANNA, type SandboxUnderTest, startSandboxUnderTest } from '../sandbox-under-test.ts';

let sandbox: SandboxUnderTest;
beforeAll(async () => {
  sandbox = await startSandboxUnderTest();
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  await sandbox.admin('POST', '/reset');
  await sandbox.admin('PUT', '/contacts', { contacts: [ANNA] });
});

function transport(pass = sandbox.context.identity.smtpPassword) {
  const port = Number(new URL(sandbox.urls.email).port);
  const auth = { user: sandbox.context.identity.smtpUser, pass };
  return createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true, auth });
}
const mail = (to: string, more = {}) => ({
  from: 'Music Care <care@music.example>',
  to,
  subject: 'ล็อบบี้เงียบ – Lobby is silent',
  text: 'The music in the lobby has stopped.\nเพลงหยุดเล่น',
  ...more,
});
const rows = () => sandbox.context.ledger.rows('email');

test('a mail arrives with subject, text and attachments readable, and shows on the phone', async () => {
  const attachments = [{ filename: 'quote.pdf', content: Buffer.from('%PDF') }];
  const html = '<p>The music in the lobby has <b>stopped</b>.</p>';
  const info = await transport().sendMail(
    mail('anna@hotel.example', { messageId: '<m1@music.example>', html, attachments }),
  );
  expect(info.accepted).toEqual(['anna@hotel.example']);
  expect(rows()).toMatchObject([
    {
      key: '<m1@music.example>',
      recipient: 'anna@hotel.example',
      outcome: 'accepted',
      body: {
        subject: 'ล็อบบี้เงียบ – Lobby is silent',
        text: 'The music in the lobby has stopped.\nเพลงหยุดเล่น',
        attachments: ['quote.pdf'],
      },
    },
  ]);
  const { channels } = (await sandbox.admin('GET', `/threads/${ANNA.id}`)).body;
  expect(channels.at(-1)).toMatchObject({
    channel: 'email',
    messages: [{ kind: 'email', subject: 'ล็อบบี้เงียบ – Lobby is silent' }],
  });
});

test('a mailbox that does not exist bounces, a greylisted one asks for patience', async () => {
  await expect(transport().sendMail(mail('bounce550@hotel.example'))).rejects.toMatchObject({
    responseCode: 550,
  });
  await expect(transport().sendMail(mail('defer451@hotel.example'))).rejects.toMatchObject({
    responseCode: 451,
  });
  expect(rows()).toHaveLength(0);
});

test('a wrong password is not let in', async () => {
  await expect(transport('wrong').sendMail(mail('anna@hotel.example'))).rejects.toMatchObject({
    responseCode: 535,
  });
});

test('a mail whose acceptance was never answered still stands in the ledger', async () => {
  await sandbox.admin('PUT', '/faults', {
    faults: [{ vendor: 'email', kind: 'drop_after_accept', next: 1 }],
  });
  await expect(transport().sendMail(mail('anna@hotel.example'))).rejects.toThrow();
  expect(rows()).toHaveLength(1);
});

test('a server that is busy or broken says so by its code', async () => {
  const faults = [{ vendor: 'email', kind: 'rate_limited', next: 1 }];
  await sandbox.admin('PUT', '/faults', { faults });
  await expect(transport().sendMail(mail('anna@hotel.example'))).rejects.toMatchObject({ responseCode: 450 });
  expect(rows()).toHaveLength(0);
});
