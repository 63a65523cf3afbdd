import { z } from 'zod';

import { invalidBody } from './line-error.ts';

const messageSchema = z
  .looseObject({ type: z.string(), text: z.string().optional(), altText: z.string().optional() })
  .refine(
    ({ type, text }) => (type !== 'text' && type !== 'textV2') || (text !== undefined && text.length > 0),
    {
      path: ['text'],
      message: 'May not be empty',
    },
  )
  .refine(({ text }) => (text?.length ?? 0) <= 5_000, {
    path: ['text'],
    message: 'Length must be between 0 and 5000',
  });
const messages = z.array(messageSchema).min(1).max(5);
const userId = z.string().regex(/^[UCR]\w{5,64}$/);

export const pushSchema = z.object({ to: userId, messages });
export const replySchema = z.object({ replyToken: z.string().min(1), messages });
export const multicastSchema = z.object({ to: z.array(userId).min(1).max(500), messages });
export const loadingSchema = z.object({
  chatId: userId,
  loadingSeconds: z.number().int().min(5).max(60).multipleOf(5).default(20),
});

export type LineMessage = z.infer<typeof messageSchema>;

/** @throws LineError that names the first property at fault, as LINE writes them: `messages[0].text`. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const property = (issue?.path ?? []).reduce<string>(
    (path, key) =>
      typeof key === 'number' ? `${path}[${key}]` : path ? `${path}.${String(key)}` : String(key),
    '',
  );
  throw invalidBody(property, issue?.message ?? 'Invalid value');
}

/** What a phone shows of a message. */
export function textOf(message: LineMessage): string {
  return message.text ?? message.altText ?? `[${message.type}]`;
}
