import type { Vendor } from '../config/env.ts';

/**
 * `try_again`: it was definitely not done. `never`: refused, and would be again.
 * `unknown`: it may have been done, so nobody may do it again before that is settled.
 */
export type IntegrationOutcome = 'try_again' | 'never' | 'unknown';

/** What a call leaves behind at the vendor: nothing, the same however often it arrives, or something each time. */
export type Effect = 'none' | 'repeatable' | 'once';

/** Why, in our words: a caller that must act on more than the outcome looks here, never at the vendor's code. */
export type IntegrationReason =
  | 'unreachable'
  | 'timeout'
  | 'connection_lost'
  | 'vendor_failure'
  | 'bad_answer'
  | 'rate_limited'
  | 'quota_exhausted'
  | 'credentials'
  | 'forbidden'
  | 'bad_request'
  | 'not_found'
  | 'player_unreachable'
  | 'recipient_refused'
  | 'window_closed'
  | 'template_refused'
  | 'reply_token_spent';

type Details = {
  vendor: Vendor;
  operation: string;
  outcome: IntegrationOutcome;
  reason: IntegrationReason;
  isSafeToRepeat?: boolean;
  status?: number | undefined;
  vendorCode?: string | undefined;
  retryAfterMs?: number | undefined;
};

/**
 * The message is built from codes only: a vendor's own text may echo a number, an address or what was written,
 * and the vendor's error object carries tokens. So neither is kept, not even as the cause.
 */
export class IntegrationError extends Error {
  override name = 'IntegrationError';
  readonly vendor: Vendor;
  readonly operation: string;
  readonly outcome: IntegrationOutcome;
  readonly reason: IntegrationReason;
  /** The very same call again cannot do it twice: settles an `unknown` at a vendor that recognises repeats. */
  readonly isSafeToRepeat: boolean;
  readonly status?: number | undefined;
  readonly vendorCode?: string | undefined;
  readonly retryAfterMs?: number | undefined;

  constructor(details: Details) {
    const { vendor, operation, outcome, reason, status, vendorCode } = details;
    const codes = [status, vendorCode].filter((code) => code !== undefined).join(' ');
    super(`${vendor} ${operation}: ${reason}${codes === '' ? '' : ` (${codes})`}`);
    this.vendor = vendor;
    this.operation = operation;
    this.outcome = outcome;
    this.reason = reason;
    this.isSafeToRepeat =
      outcome === 'try_again' || (outcome === 'unknown' && details.isSafeToRepeat === true);
    this.status = status;
    this.vendorCode = vendorCode;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** The request left us, and what became of it cannot be told: of consequence only if it leaves something behind. */
export function interrupted(
  details: Omit<Details, 'outcome' | 'isSafeToRepeat'> & { effect: Effect },
): IntegrationError {
  const { effect, ...rest } = details;
  return new IntegrationError({
    ...rest,
    outcome: effect === 'none' ? 'try_again' : 'unknown',
    isSafeToRepeat: effect === 'repeatable',
  });
}

/** Signed, but not the envelope that the vendor documents: kept in quarantine by the caller, never answered with an error. */
export class MalformedWebhookError extends Error {
  override name = 'MalformedWebhookError';
  readonly vendor: Vendor;

  constructor(vendor: Vendor, place: string) {
    super(`${vendor} webhook: not the documented envelope at ${place}`);
    this.vendor = vendor;
  }
}
