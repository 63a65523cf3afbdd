import { createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMailer } from './create-mailer.ts';

const mail = {
  to: 'it@hotel.example',
  subject: 'Lobby is silent',
  text: 'Since 10:04 ค่ะ',
  messageId: '<outbound-1@music.example>',
};
type Step = 'greeting' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'body' | 'dot';
/** A reply in place of the usual one, or the connection cut there. */
type Script = Partial<Record<Step, string>>;

const USUAL: Record<Step, string> = {
  greeting: '220 mail.example ready',
  EHLO: '250-mail.example\r\n250 AUTH PLAIN',
  AUTH: '235 2.7.0 ok',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go ahead',
  body: '',
  dot: '250 2.0.0 queued',
};

/** A mail server that follows a script line by line; `cut` closes the connection at that point. */
async function startMailServer(script: Script) {
  const received = { lines: [] as string[], data: '' };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let isInBody = false;
    let rest = '';
    const say = (step: Step) => {
      const reply = script[step] ?? USUAL[step];
      if (reply === 'cut') socket.destroy();
      else if (reply !== '' && reply !== 'silence') socket.write(`${reply}\r\n`);
      return reply;
    };
    say('greeting');
    socket.on('data', (chunk: Buffer) => {
      rest += chunk.toString('utf8');
      if (isInBody) {
        if (script.body === 'cut') return void say('body');
        if (!rest.endsWith('\r\n.\r\n')) return;
        received.data = rest;
        isInBody = false;
        rest = '';
        return void say('dot');
      }
      if (!rest.endsWith('\r\n')) return;
      for (const line of rest.trimEnd().split('\r\n')) {
        received.lines.push(line);
        const step = line.split(' ')[0] as Step; // cast: the client under test sends nothing else
        const reply = step in USUAL ? say(step) : void socket.end('221 bye\r\n');
        if (step === 'DATA' && reply?.startsWith('354')) isInBody = true;
      }
      rest = '';
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo; // cast: it listens on a port
  const from = 'Music Care <care@music.example>';
  const timeoutMs = Object.values(script).includes('silence') ? 300 : 10_000;
  const mailer = createMailer({
    host: '127.0.0.1',
    port,
    user: 'u',
    password: 'a-password',
    from,
    timeoutMs,
  });
  return { mailer, received };
}

it('a mail carries our own id and says that a machine wrote it', async () => {
  const { mailer, received } = await startMailServer({});
  const sent = await mailer.send({
    ...mail,
    inReplyTo: '<q@hotel.example>',
    references: ['<q@hotel.example>'],
  });
  expect(sent).toEqual({ providerMessageId: '<outbound-1@music.example>' });
  expect(received.lines).toContain('RCPT TO:<it@hotel.example>');
  expect(received.data).toContain('Message-ID: <outbound-1@music.example>');
  expect(received.data).toContain('Auto-Submitted: auto-generated');
  expect(received.data).toContain('In-Reply-To: <q@hotel.example>');
  expect(received.data).toContain('From: Music Care <care@music.example>');
});

it('an address is one address, whatever is written into it', async () => {
  const { mailer, received } = await startMailServer({});
  await mailer.send({ ...mail, to: 'it@hotel.example, other@elsewhere.example' }).catch(() => undefined);
  expect(received.lines).not.toContain('RCPT TO:<other@elsewhere.example>');
});

it('a subject cannot add a header', async () => {
  const { mailer, received } = await startMailServer({});
  await mailer.send({ ...mail, subject: 'Silence\r\nBcc: other@elsewhere.example' });
  expect(received.data).not.toMatch(/^Bcc:/m);
});

describe('what became of a mail that was not confirmed', () => {
  it.each<[string, Script, object]>([
    ['the server hangs up at once', { greeting: 'cut' }, { outcome: 'try_again' }],
    ['the server is too busy to greet', { greeting: '421 too busy' }, { outcome: 'try_again' }],
    ['the server says nothing', { greeting: 'silence' }, { outcome: 'try_again', reason: 'timeout' }],
    [
      'our password is wrong',
      { AUTH: '535 5.7.8 no' },
      { outcome: 'never', reason: 'credentials', status: 535 },
    ],
    [
      'there is no such mailbox',
      { RCPT: '550 5.1.1 unknown' },
      { outcome: 'never', reason: 'recipient_refused' },
    ],
    ['the mailbox wants us later', { RCPT: '451 4.7.1 greylisted' }, { outcome: 'try_again', status: 451 }],
    ['the sender is not allowed', { MAIL: '553 5.7.1 no' }, { outcome: 'never', reason: 'bad_request' }],
    ['cut before the body', { DATA: 'cut' }, { outcome: 'try_again', reason: 'unreachable' }],
    ['refused after the body', { dot: '554 5.7.1 spam' }, { outcome: 'never', status: 554 }],
    ['deferred after the body', { dot: '452 4.3.1 full' }, { outcome: 'try_again', status: 452 }],
    ['cut after the final dot', { dot: 'cut' }, { outcome: 'unknown', reason: 'connection_lost' }],
    ['no answer to the final dot', { dot: 'silence' }, { outcome: 'unknown', reason: 'timeout' }],
  ])('%s', async (_, script, expected) => {
    const { mailer } = await startMailServer(script);
    await expect(mailer.send(mail)).rejects.toMatchObject({ vendor: 'email', ...expected });
  });

  it('cut in the middle of a long body: not sent', async () => {
    const { mailer } = await startMailServer({ body: 'cut' });
    const text = 'All zones are silent.\n'.repeat(500_000);
    await expect(mailer.send({ ...mail, text })).rejects.toMatchObject({ outcome: 'try_again' });
  });

  it('nobody was there: not sent', async () => {
    const mailer = createMailer({
      host: '127.0.0.1',
      port: 1,
      user: 'u',
      password: 'p',
      from: 'a@b.example',
      timeoutMs: 10_000,
    });
    await expect(mailer.send(mail)).rejects.toMatchObject({ outcome: 'try_again', reason: 'unreachable' });
  });

  it('the error holds neither password nor address nor text', async () => {
    const { mailer } = await startMailServer({ RCPT: '550 5.1.1 <it@hotel.example> unknown' });
    const error: unknown = await mailer.send(mail).catch((thrown: unknown) => thrown);
    const told = `${String(error)} ${JSON.stringify(error)}`;
    for (const secret of ['a-password', 'hotel.example', 'Since']) expect(told).not.toContain(secret);
  });
});
