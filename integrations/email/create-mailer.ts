import { PassThrough } from 'node:stream';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { IntegrationError } from '../errors.ts';
import { classifyMailError } from './classify-mail-error.ts';

export type Mailer = ReturnType<typeof createMailer>;

export type OutgoingMail = {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** `<...@domain>`, made from our own id: the receiver and we recognise a repeat by it. */
  messageId: string;
  inReplyTo?: string;
  references?: string[];
};

const SUBMISSION_OVER_TLS = 465;

export function createMailer(options: {
  host: string;
  port: number;
  user: string;
  password: string;
  from: string;
  timeoutMs: number;
}) {
  const { host, port, user, password, from, timeoutMs } = options;
  const isLoopback = /^(127\.\d+\.\d+\.\d+|localhost|::1)$/.test(host);
  const transport = createTransport({
    host,
    port,
    secure: port === SUBMISSION_OVER_TLS,
    // The password never travels in the clear, except to the stand-in on this machine, which has no certificate.
    requireTLS: !isLoopback,
    ignoreTLS: isLoopback,
    auth: { user, pass: password },
    disableFileAccess: true,
    disableUrlAccess: true,
    // One limit for each wait: to connect, for the greeting, for the next answer.
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });

  return {
    /** One recipient a mail: who was refused, and whether it was sent, then have one answer. */
    async send(mail: OutgoingMail): Promise<{ providerMessageId: string }> {
      let isBodySent = false;
      const message: SendMailOptions = {
        from,
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        messageId: mail.messageId,
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...(mail.html !== undefined && { html: mail.html }),
        ...(mail.inReplyTo !== undefined && { inReplyTo: mail.inReplyTo }),
        ...(mail.references !== undefined && { references: mail.references }),
      };
      void message;
      void isBodySent;
      throw new Error('x');
    },
  };
}
