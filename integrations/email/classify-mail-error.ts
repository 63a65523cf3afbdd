import { IntegrationError, type IntegrationReason, interrupted } from '../errors.ts';

/** The parts of nodemailer's error that are used; its message and response hold addresses. */
type MailError = { code?: unknown; command?: unknown; responseCode?: unknown; permanent?: unknown };

/** Our own side is wrong, so the same mail would fail again; no server has spoken. */
const OURS = new Set([
  'EENVELOPE',
  'EMESSAGE',
  'ENOAUTH',
  'ECONFIG',
  'EFILEACCESS',
  'EURLACCESS',
  'EREQUIRETLS',
]);
const TIMEOUTS = new Set(['ETIMEDOUT', 'EABORT']);

/** @param isBodySent whether the final dot may have been written: only then can the mail be on its way. */
export function classifyMailError(error: unknown, isBodySent: boolean): IntegrationError {
  if (error instanceof IntegrationError) return error;
  // cast: each property is checked before it is used
  const found = error instanceof Error ? (error as MailError) : {};
  const { code, command, responseCode, permanent } = found;
  const vendorCode = typeof code === 'string' ? code : undefined;
  const common = { vendor: 'email', operation: 'send', vendorCode } as const;

  // The server has answered: it did not take the mail, at whatever point of the conversation that was.
  if (typeof responseCode === 'number') {
    if (permanent !== true) {
      const reason = 'vendor_failure';
      return new IntegrationError({ ...common, status: responseCode, outcome: 'try_again', reason });
    }
    return new IntegrationError({
      ...common,
      status: responseCode,
      outcome: 'never',
      reason: reasonFor(code, command),
    });
  }
  if (isBodySent) {
    const reason = TIMEOUTS.has(vendorCode ?? '') ? 'timeout' : 'connection_lost';
    return interrupted({ ...common, effect: 'once', reason });
  }
  if (OURS.has(vendorCode ?? '')) {
    return new IntegrationError({ ...common, outcome: 'never', reason: 'bad_request' });
  }
  const reason = TIMEOUTS.has(vendorCode ?? '') ? 'timeout' : 'unreachable';
  return new IntegrationError({ ...common, outcome: 'try_again', reason });
}

function reasonFor(code: unknown, command: unknown): IntegrationReason {
  if (code === 'EAUTH') return 'credentials';
  return command === 'RCPT TO' ? 'recipient_refused' : 'bad_request';
}
