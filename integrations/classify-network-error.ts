import type { Vendor } from '../config/env.ts';
import { type Effect, IntegrationError, interrupted } from './errors.ts';

/** Failures before the first byte of a request can have left: name resolution, connecting, the TLS handshake. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const CERTIFICATE = /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/;
const TIMEOUT = /^(ETIMEDOUT|ESOCKETTIMEDOUT|UND_ERR_(HEADERS|BODY)_TIMEOUT)$/;

/** @param effect what the interrupted call may have left behind; it decides between `try_again` and `unknown`. */
export function classifyNetworkError(input: {
  vendor: Vendor;
  operation: string;
  effect: Effect;
  error: unknown;
}): IntegrationError {
  const { vendor, operation, effect, error } = input;
  const { codes, names, isConnecting } = traceOf(error);
  const neverSent = codes.find((found) => NEVER_SENT.has(found) || CERTIFICATE.test(found));
  if (isConnecting || neverSent !== undefined) {
    const vendorCode = neverSent ?? codes[0];
    return new IntegrationError({
      vendor,
      operation,
      outcome: 'try_again',
      reason: 'unreachable',
      vendorCode,
    });
  }
  const isTimeout =
    names.some((name) => /(Timeout|Abort)/.test(name)) || codes.some((found) => TIMEOUT.test(found));
  const reason = isTimeout ? 'timeout' : 'connection_lost';
  return interrupted({ vendor, operation, effect, reason, vendorCode: codes[0] });
}

/** fetch hides the system's code below `cause`, and below `errors` when it tried several addresses. */
function traceOf(error: unknown): { codes: string[]; names: string[]; isConnecting: boolean } {
  const codes: string[] = [];
  const names: string[] = [];
  let isConnecting = false;
  const visit = (found: unknown, depth: number) => {
    if (!(found instanceof Error) || depth > 5) return;
    names.push(found.name, found.constructor.name);
    if ('code' in found && typeof found.code === 'string') codes.push(found.code);
    if ('syscall' in found && found.syscall === 'connect') isConnecting = true;
    visit(found.cause, depth + 1);
    if (found instanceof AggregateError) for (const one of found.errors) visit(one, depth + 1);
  };
  visit(error, 0);
  return { codes, names, isConnecting };
}
