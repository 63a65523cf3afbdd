import { buffer } from 'node:stream/consumers';

import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

import type { SandboxContext } from '../context.ts';
import { type Mail, parseMail } from './parse-mail.ts';

const MAX_MAIL_BYTES = 10_000_000;

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** `bounce550@` and `defer451@` are refused at once, whatever the domain. */
function refusalFor(address: string): Error | null {
  if (address.startsWith('bounce550@')) return refusal(550, '5.1.1 The mailbox does not exist');
  if (address.startsWith('defer451@')) return refusal(451, '4.7.1 Greylisted, try again later');
  return null;
}

export function createSmtpServer(context: SandboxContext): SMTPServer {
  const { smtpUser, smtpPassword } = context.identity;
  const server = new SMTPServer({
    authMethods: ['PLAIN', 'LOGIN'],
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: MAX_MAIL_BYTES,
    // Milliseconds an open connection may finish in when the sandbox stops.
    closeTimeout: 200,
    onAuth({ username, password }, _session, done) {
      if (username === smtpUser && password === smtpPassword) return done(null, { user: username });
      done(refusal(535, '5.7.8 Authentication credentials invalid'));
    },
    onRcptTo: ({ address }, _session, done) => done(refusalFor(address.toLowerCase())),
    onData(stream, session, done) {
      receive(context, { server, stream, session }).then(
        (answer) => answer !== null && done(null, answer),
        (error: Error) => done(error),
      );
    },
  });
  // A client that goes away in the middle is no reason to end the process.
  server.on('error', () => undefined);
  return server;
}

/** Null: the connection was cut and nothing is answered any more. */
async function receive(
  context: SandboxContext,
  incoming: { server: SMTPServer; stream: SMTPServerDataStream; session: SMTPServerSession },
): Promise<string | null> {
  const { server, stream, session } = incoming;
  const raw = await buffer(stream);
  if (stream.sizeExceeded) throw refusal(552, '5.3.4 The message is too large');
  const recipients = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
  const occasion = { vendor: 'email' as const, operation: 'send', recipient: recipients[0] ?? null };
  const cut = () => {
    for (const connection of server.connections)
      if (connection.session === session) connection._socket.destroy();
    return null;
  };

  if (context.faults.strike(occasion, ['drop_before_accept'])) return cut();
  const refused = context.faults.strike(occasion, [
    'rate_limited',
    'server_error',
    'overloaded',
    'bad_gateway_html',
  ]);
  if (refused?.kind === 'rate_limited') throw refusal(450, '4.7.1 Too many messages, slow down');
  if (refused) throw refusal(451, '4.3.0 Temporary server error');

  const mail = parseMail(raw);
  const id = keep(context, mail, recipients);
  if (context.faults.strike(occasion, ['drop_after_accept'])) return cut();
  const delay = context.faults.strike(occasion, ['delay'])?.params.delayMs;
  if (delay) await new Promise<void>((resolve) => context.timers.after(delay, resolve));
  return `2.0.0 Queued as ${id}`;
}

function keep(context: SandboxContext, mail: Mail, recipients: string[]): string {
  const { now, ledger, threads } = context;
  const id = mail.messageId ?? `<${now()}@sandbox.example>`;
  const row = { operation: 'send', id, key: mail.messageId, recipient: recipients.join(' '), body: mail };
  ledger.append({ vendor: 'email', ...row, outcome: 'accepted' });
  const { subject, text, inReplyTo } = mail;
  const at = new Date(now()).toISOString();
  for (const address of recipients) {
    const answers = inReplyTo ? { replyTo: inReplyTo } : {};
    const message = { id, at, kind: 'email' as const, text, subject, ...answers, tick: 'accepted' as const };
    threads.add({ channel: 'email', address }, { ...message, direction: 'to_contact' });
  }
  return id;
}
