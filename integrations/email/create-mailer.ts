import { createTransport } from 'nodemailer';
import { IntegrationError } from '../errors.ts';
import { classifyMailError } from './classify-mail-error.ts';

export type Mailer = ReturnType<typeof createMailer>;

export type OutgoingMail = {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** `<...@domain>`, made from our own id: receivers and we recognise a repeat by it. */
  messageId: string;
  inReplyTo?: string;
  references?: string[];
};

const SUBMISSION_OVER_TLS = 465;
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|::1)$/;

export function createMailer(options: {
  host: string;
  port: number;
  user: string;
  password: string;
  from: string;
  /** For the whole conversation with the server. */
  timeoutMs: number;
}) {
  const { host, port, user, password, from, timeoutMs } = options;
  const isLoopback = LOOPBACK.test(host);

  return {
    /** One recipient a mail: who was refused, and whether it was sent, then have one answer. */
    async send(mail: OutgoingMail): Promise<{ providerMessageId: string }> {
      const transport = createTransport({
        host,
        port,
        secure: port === SUBMISSION_OVER_TLS,
        // The password never travels in the clear, except to a server on this machine, which has no certificate.
        requireTLS: !isLoopback,
        ignoreTLS: isLoopback,
        auth: { user, pass: password },
        disableFileAccess: true,
        disableUrlAccess: true,
        socketTimeout: timeoutMs,
      });
      let isBodySent = false;
      transport.use('stream', (compiled, done) => {
        compiled.message.processFunc((body) => {
          // Read to its end only after the server's 354, and before the final dot is written.
          body.once('end', () => {
            isBodySent = true;
          });
          return body;
        });
        done();
      });

      const { to, ...content } = mail;
      try {
        const sent = await transport.sendMail({
          ...content,
          from,
          // As an object it is one address, whatever commas are in it.
          to: { name: '', address: to },
          headers: { 'Auto-Submitted': 'auto-generated' },
          signal: AbortSignal.timeout(timeoutMs),
        });
        // The library is content when any recipient was taken.
        if (sent.accepted.length === 0 || sent.rejected.length > 0) throw refusedRecipient();
        return { providerMessageId: sent.messageId };
      } catch (error) {
        throw classifyMailError(error, isBodySent);
      }
    },
  };
}

function refusedRecipient(): IntegrationError {
  return new IntegrationError({
    vendor: 'email',
    operation: 'send',
    outcome: 'never',
    reason: 'recipient_refused',
  });
}
