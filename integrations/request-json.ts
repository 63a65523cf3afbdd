import type { Vendor } from '../config/env.ts';
import { classifyNetworkError } from './classify-network-error.ts';
import type { Effect } from './errors.ts';

const USER_AGENT = 'bma-social/0.1';

export type JsonRequest = {
  vendor: Vendor;
  operation: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
  effect: Effect;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
};
/** `json` is undefined when the answer was no JSON, as from a proxy in front of the vendor. */
export type JsonAnswer = { status: number; isOk: boolean; headers: Headers; json: unknown };

/**
 * Posts JSON once. Any answer with a status is returned, whatever it says: reading it is the vendor's own knowledge.
 * @throws IntegrationError when there was no whole answer.
 */
export async function requestJson(request: JsonRequest): Promise<JsonAnswer> {
  const { vendor, operation, effect, timeoutMs, signal } = request;
  // Cancelled before it left: that is certain, and must not look like an interruption.
  signal?.throwIfAborted();
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(request.url, {
      method: 'POST',
      headers: { 'user-agent': USER_AGENT, 'content-type': 'application/json', ...request.headers },
      body: JSON.stringify(request.body),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      // A token must not follow a redirect to a place that nobody configured.
      redirect: 'manual',
    });
    const { status, ok: isOk, headers } = response;
    // A refusal is known from its status, even if the connection breaks before the rest of it arrives.
    const text = await response.text().catch((error: unknown) => {
      if (isOk) throw error;
      return '';
    });
    return { status, isOk, headers, json: parseJson(text) };
  } catch (error) {
    throw classifyNetworkError({ vendor, operation, effect, error });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
