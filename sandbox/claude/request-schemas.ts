import { z } from 'zod';

import { ClaudeError, invalidRequest } from './claude-error.ts';

const textBlock = z.looseObject({ type: z.literal('text'), text: z.string() });
const toolUseBlock = z.looseObject({
  type: z.literal('tool_use'),
  id: z.string().min(1),
  name: z.string(),
  input: z.record(z.string(), z.unknown()),
});
const toolResultBlock = z.looseObject({
  type: z.literal('tool_result'),
  tool_use_id: z.string(),
  content: z
    .union([z.string(), z.array(z.looseObject({ type: z.string(), text: z.string().optional() }))])
    .optional(),
  is_error: z.boolean().optional(),
});
/** Thinking, images and documents pass unread. */
const otherBlock = z.looseObject({ type: z.enum(['thinking', 'redacted_thinking', 'image', 'document']) });
const block = z.union([textBlock, toolUseBlock, toolResultBlock, otherBlock]);

const toolSchema = z.looseObject({
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,128}$/),
  description: z.string().optional(),
  input_schema: z.looseObject({ type: z.literal('object') }),
});

const requestSchema = z.looseObject({
  model: z.string(),
  max_tokens: z.number().int().min(1),
  messages: z
    .array(
      z.looseObject({
        role: z.enum(['user', 'assistant', 'system']),
        content: z.union([z.string(), z.array(block)]),
      }),
    )
    .min(1, 'at least one message is required'),
  system: z
    .union([z.string(), z.array(z.looseObject({ type: z.literal('text'), text: z.string() }))])
    .optional(),
  tools: z.array(toolSchema).optional(),
  tool_choice: z
    .looseObject({ type: z.enum(['auto', 'any', 'tool', 'none']), name: z.string().optional() })
    .optional(),
  output_config: z
    .looseObject({
      format: z.looseObject({ type: z.literal('json_schema'), schema: z.looseObject({}) }).optional(),
    })
    .optional(),
  stream: z.boolean().optional(),
});

export type ClaudeRequest = z.infer<typeof requestSchema>;
type Block = z.infer<typeof block>;

const MODELS =
  /^claude-(fable|mythos|haiku|sonnet|opus)-(5-5|5-2|5-1|5|4-[5-8])(-2\d{7})?$|^claude-mythos-preview$/;
/** Refused at any value since version 2026-10-21. */
const SAMPLING = ['temperature', 'top_p', 'top_k'];

/** @throws ClaudeError with the words of the real API, as far as they are known. */
export function readRequest(body: unknown): ClaudeRequest {
  const given = (body ?? {}) as Record<string, unknown>; // cast: only looked into by name
  const missing = ['model', 'max_tokens', 'messages'].find((name) => given[name] === undefined);
  if (missing) throw invalidRequest(`${missing}: Field required`);
  const sampling = SAMPLING.find((name) => name in given);
  if (sampling) throw invalidRequest(`${sampling}: this parameter is not supported in this API version`);
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalidRequest(`${issue?.path.join('.')}: ${issue?.message}`);
  }
  const request = parsed.data;
  if (!MODELS.test(request.model)) throw new ClaudeError(404, `model: ${request.model}`);
  checkTurns(request.messages);
  const { tool_choice: choice, tools = [] } = request;
  if (choice?.type === 'tool' && !tools.some(({ name }) => name === choice.name)) {
    throw invalidRequest(`tool_choice: Tool '${choice.name}' not found in provided tools`);
  }
  if (choice && choice.type !== 'none' && tools.length === 0) {
    throw invalidRequest('tool_choice: tool_choice may only be specified while providing tools');
  }
  return request;
}

export const blocksOf = (content: string | Block[]): Block[] =>
  typeof content === 'string' ? [{ type: 'text', text: content }] : content;

function checkTurns(messages: ClaudeRequest['messages']): void {
  const [first] = messages;
  if (first?.role === 'assistant') throw invalidRequest('messages: first message must use the "user" role');
  if (messages.at(-1)?.role === 'assistant') {
    throw invalidRequest(
      'This model does not support assistant message prefill. The conversation must end with a user message.',
    );
  }
  let open: string[] = [];
  for (const [index, { content }] of messages.entries()) {
    const blocks = blocksOf(content);
    const results = blocks
      .filter((entry) => entry.type === 'tool_result')
      .map((entry) => String(entry.tool_use_id));
    if (blocks.some((entry) => entry.type === 'text' && !String(entry.text).trim())) {
      throw invalidRequest(`messages.${index}: text content blocks must contain non-whitespace text`);
    }
    const stray = results.find((id) => !open.includes(id));
    if (stray) {
      throw invalidRequest(
        `messages.${index}.content.0: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${stray}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`,
      );
    }
    const left = open.filter((id) => !results.includes(id));
    if (left.length > 0) {
      throw invalidRequest(
        `messages.${index - 1}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${left.join(', ')}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`,
      );
    }
    if (results.length > 0 && blocks[0]?.type !== 'tool_result') {
      throw invalidRequest(`messages.${index}: \`tool_result\` blocks must come first in the content`);
    }
    open = blocks.filter((entry) => entry.type === 'tool_use').map((entry) => String(entry.id));
  }
}
