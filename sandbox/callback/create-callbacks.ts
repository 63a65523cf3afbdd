import type { FaultKind } from '../fault/fault-schemas.ts';
import type { SandboxContext } from '../context.ts';
import type { Callback, Callbacks } from './callback.ts';
import { signCallback } from './sign-callback.ts';

/** LINE counts an answer after 2 s as failed; Meta's limit is not published, 10 s is the longest one quoted. */
const TIMEOUT_MS = { line: 2_000, whatsapp: 10_000 };
/** LINE gives up after a number it does not publish; Meta goes on for days. */
const MAX_ATTEMPTS = { line: 6, whatsapp: 200 };
/** A callback held back to be overtaken goes out anyway when no other comes. */
const HELD_AT_MOST_MS = 1_000;

/** The context is read when needed, since it and its callbacks know each other. */
export function createCallbacks(context: () => SandboxContext, changed: () => void): Callbacks {
  const pending = new Map<string, Callback>();
  // One person's events leave in order, each waiting for the first try of the one before.
  const queues = new Map<string, Promise<void>>();
  let held: (() => void) | null = null;
  const stopped = new AbortController();

  const finish = (callback: Callback) => {
    pending.delete(keyOf(callback));
    changed();
  };

  async function attempt(callback: Callback): Promise<void> {
    const { ledger, threads, timers, settings, appUrl, identity } = context();
    callback.attempt += 1;
    const { vendor, kind, party } = callback;
    const { body, headers } = signCallback(callback, identity);
    const signal = AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS[vendor]), stopped.signal]);
    const outcome = await postOnce(`${appUrl}/api/v1/webhooks/${vendor}`, { body, headers, signal });
    if (stopped.signal.aborted) return;
    const entry = {
      vendor,
      operation: `webhook.${kind}`,
      id: callback.id,
      recipient: party.address,
      body: callback.payload,
    };
    ledger.append({ ...entry, outcome: outcome.isAccepted ? 'delivered' : outcome.reason });
    if (outcome.isAccepted) {
      if (kind === 'message') threads.tick(party, { id: callback.id, tick: 'delivered' });
      return finish(callback);
    }
    if (callback.attempt >= MAX_ATTEMPTS[vendor]) {
      if (kind === 'message') threads.tick(party, { id: callback.id, tick: 'failed', error: outcome.reason });
      return finish(callback);
    }
    const [first, longest] = settings.redeliverDelayMs;
    timers.after(
      Math.min(longest, first * 2 ** (callback.attempt - 1)),
      () => pending.has(keyOf(callback)) && attempt(callback),
    );
  }

  function enqueue(callback: Callback) {
    const key = `${callback.vendor}:${callback.party.address}`;
    const last = (queues.get(key) ?? Promise.resolve()).then(() => attempt(callback));
    const guarded = last
      .catch(() => undefined)
      .finally(() => queues.get(key) === guarded && queues.delete(key));
    queues.set(key, guarded);
  }

  function release() {
    const waiting = held;
    held = null;
    waiting?.();
  }

  return {
    post(fresh) {
      const { faults, ledger, timers } = context();
      const callback: Callback = { ...fresh, attempt: 0 };
      const { vendor, kind, party } = callback;
      const operation = `webhook.${kind}`;
      const strike = (fault: FaultKind) =>
        faults.strike({ vendor, operation, recipient: party.address }, [fault]);
      if (strike('lose_callbacks')) {
        ledger.append({
          vendor,
          operation,
          id: fresh.id,
          recipient: party.address,
          body: fresh.payload,
          outcome: 'lost',
        });
        return;
      }
      pending.set(keyOf(callback), callback);
      changed();
      const send = () => {
        enqueue(callback);
        if (strike('duplicate_callbacks')) enqueue({ ...callback });
      };
      if (!held && strike('reorder_callbacks')) {
        held = send;
        timers.after(HELD_AT_MOST_MS, () => held === send && release());
        return;
      }
      send();
      release();
    },
    pending: () => [...pending.values()],
    resume(callbacks) {
      for (const callback of callbacks) {
        pending.set(keyOf(callback), callback);
        enqueue(callback);
      }
    },
    async settled() {
      while (queues.size > 0) await Promise.all(queues.values());
    },
    forget() {
      pending.clear();
      held = null;
    },
    stop: () => stopped.abort(),
  };
}

/** A message has one event, each status of it another. */
const keyOf = ({ vendor, kind, id, payload }: Callback) =>
  `${vendor}:${kind}:${id}:${kind === 'status' ? payload.status : ''}`;

async function postOnce(
  url: string,
  request: { body: string; headers: Record<string, string>; signal: AbortSignal },
): Promise<{ isAccepted: true } | { isAccepted: false; reason: string }> {
  try {
    const response = await fetch(url, { method: 'POST', redirect: 'manual', ...request });
    await response.body?.cancel();
    return response.ok ? { isAccepted: true } : { isAccepted: false, reason: `answered ${response.status}` };
  } catch (error) {
    const cause =
      error instanceof Error
        ? ((error.cause as { code?: string } | undefined)?.code ?? error.name)
        : 'failed'; // cast: undici puts the network code there
    return { isAccepted: false, reason: `no answer: ${cause}` };
  }
}
