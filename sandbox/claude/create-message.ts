import { randomBytes } from 'node:crypto';

import { readTurn } from './read-turn.ts';
import type { ClaudeRequest } from './request-schemas.ts';
import { sampleSchema } from './sample-schema.ts';
import { chooseMove, type Move } from './script.ts';

const newId = (prefix: string) => `${prefix}_01${randomBytes(16).toString('base64url').slice(0, 22)}`;
/** Near enough for budgets: a token is about four characters. */
const tokensOf = (value: unknown) => Math.max(1, Math.ceil(JSON.stringify(value ?? '').length / 4));

/** One whole answer in the shape of the Messages API; what it says is up to the script. */
export function createMessage(request: ClaudeRequest) {
  const move = decide(request);
  const content =
    move.kind === 'text'
      ? [{ type: 'text' as const, text: move.text, citations: null }]
      : [
          {
            type: 'tool_use' as const,
            id: newId('toolu'),
            name: move.name,
            input: move.input,
            caller: { type: 'direct' },
          },
        ];
  const outputTokens = tokensOf(move);
  return {
    id: newId('msg'),
    type: 'message',
    role: 'assistant',
    model: request.model,
    content,
    stop_reason: move.kind === 'tool' ? 'tool_use' : 'end_turn',
    stop_sequence: null,
    stop_details: null,
    container: null,
    diagnostics: null,
    usage: {
      input_tokens: tokensOf([request.system, request.tools, request.messages]),
      output_tokens: outputTokens,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
      output_tokens_details: null,
      server_tool_use: null,
      service_tier: 'standard',
      inference_geo: null,
      speed: null,
    },
  };
}

export type ClaudeMessage = ReturnType<typeof createMessage>;

/** The script proposes; `tool_choice`, the offered tools and an asked-for format decide what of it may leave. */
function decide(request: ClaudeRequest): Move {
  const { tool_choice: choice, tools = [], output_config: output } = request;
  const turn = readTurn(request);
  if (output?.format)
    return { kind: 'text', text: JSON.stringify(sampleSchema(output.format.schema, turn.text)) };
  if (choice?.type === 'none') turn.tools.clear();
  const move = chooseMove(turn);
  if (choice?.type !== 'any' && choice?.type !== 'tool') return move;
  if (move.kind === 'tool' && (choice.type === 'any' || move.name === choice.name)) return move;
  const forced = choice.type === 'tool' ? tools.find(({ name }) => name === choice.name) : tools[0];
  if (!forced) return move;
  const input = sampleSchema(forced.input_schema, turn.text) as Record<string, unknown>; // cast: a tool's schema is of type object
  return { kind: 'tool', name: forced.name, input };
}
