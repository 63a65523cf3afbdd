import { HTTPFetchError, messagingApi } from '@line/bot-sdk';
import { z } from 'zod';
import { type Effect, IntegrationError, interrupted } from '../errors.ts';
import { classifyRefusal } from './classify-refusal.ts';

export type LineClient = ReturnType<typeof createLineClient>;

const sentSchema = z.object({ sentMessages: z.array(z.object({ id: z.string().min(1) })).min(1) });

/** One official account. `baseUrl` must have no path: the SDK drops it. */
export function createLineClient(options: {
  baseUrl: string;
  channelAccessToken: string;
  timeoutMs: number;
}) {
  const { baseUrl, channelAccessToken, timeoutMs } = options;
  const api = new messagingApi.MessagingApiClient({ baseURL: baseUrl, channelAccessToken });

  async function call<T>(operation: string, effect: Effect, request: () => Promise<T>): Promise<T> {
    try {
      return await withinTime(request, { operation, effect, timeoutMs });
    } catch (error) {
      throw classifyRefusal({ error, operation, effect });
    }
  }

  return {
    /** `retryKey`, a UUID kept with the message: for 24 h LINE answers a repeat with what the first one did. */
    async push(message: { to: string; text: string; retryKey: string }) {
      const { to, text, retryKey } = message;
      const sent = await call('push', 'repeatable', async () => {
        try {
          return await api.pushMessage({ to, messages: [{ type: 'text', text }] }, retryKey);
        } catch (error) {
          if (error instanceof HTTPFetchError && error.status === 409) return JSON.parse(error.body);
          throw error;
        }
      });
      return { providerMessageId: sentId(sent, 'push', 'repeatable') };
    },

    /** Costs no quota, but has no key against repeats: after `unknown`, neither this nor `push` may follow blindly. */
    async reply(message: { replyToken: string; text: string }) {
      const { replyToken, text } = message;
      const sent = await call('reply', 'once', () =>
        api.replyMessage({ replyToken, messages: [{ type: 'text', text }] }),
      );
      return { providerMessageId: sentId(sent, 'reply', 'once') };
    },

    /** Dots in the chat until our next message, at most 60 s. */
    async showLoading(input: { userId: string; seconds?: number }): Promise<void> {
      const loadingSeconds = Math.min(60, Math.max(5, Math.ceil((input.seconds ?? 20) / 5) * 5));
      await call('show_loading', 'none', () =>
        api.showLoadingAnimation({ chatId: input.userId, loadingSeconds }),
      );
    },

    /** Null for somebody who is no friend of the account, or has blocked it. */
    async getProfile(userId: string): Promise<{ displayName: string; language: string | null } | null> {
      try {
        const profile = await call('get_profile', 'none', () => api.getProfile(userId));
        return { displayName: profile.displayName, language: profile.language ?? null };
      } catch (error) {
        if (error instanceof IntegrationError && error.reason === 'not_found') return null;
        throw error;
      }
    },
  };
}

function sentId(answer: unknown, operation: string, effect: Effect): string {
  const [message] = sentSchema.safeParse(answer).data?.sentMessages ?? [];
  if (!message) throw interrupted({ vendor: 'line', operation, effect, reason: 'bad_answer' });
  return message.id;
}

/** The SDK waits for ever on a server that hangs, and takes no signal: the request is left behind, its end unheard. */
async function withinTime<T>(
  request: () => Promise<T>,
  limit: { operation: string; effect: Effect; timeoutMs: number },
): Promise<T> {
  const { operation, effect, timeoutMs } = limit;
  const { promise: timeout, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(interrupted({ vendor: 'line', operation, effect, reason: 'timeout' })),
    timeoutMs,
  );
  try {
    return await Promise.race([request(), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
