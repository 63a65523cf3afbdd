import Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import { IntegrationError } from '../errors.ts';
import { classifyRefusal } from './classify-refusal.ts';

export type ClaudeClient = ReturnType<typeof createClaudeClient>;
export type ClaudeMessage = Anthropic.MessageParam;
export type ClaudeTool = Anthropic.Tool;
export type ClaudeBlock = Anthropic.ContentBlock;
type ClaudeStopReason = Anthropic.StopReason;

export type ClaudeTurn = {
  /** To be sent back unchanged in the next turn, thinking included. */
  content: ClaudeBlock[];
  stopReason: ClaudeStopReason | null;
  usage: { inputTokens: number; outputTokens: number; cacheReadTokens: number; cacheWriteTokens: number };
  requestId: string | null;
};

const answerSchema = z.object({ content: z.array(z.object({ type: z.string() })) });

/** Cut off in the middle of what was being written. */
const CUT_OFF = new Set<string | null>(['max_tokens', 'model_context_window_exceeded']);

export function createClaudeClient(options: {
  baseUrl: string;
  apiKey: string;
  model: string;
  timeoutMs: number;
}) {
  const anthropic = new Anthropic({
    // Both given, so that no address, key or profile of whoever runs this is ever used instead.
    baseURL: options.baseUrl,
    apiKey: options.apiKey,
    // Repeats are the engine's: two layers of them would multiply calls and cost.
    maxRetries: 0,
    timeout: options.timeoutMs,
    // Its debug log would hold what customers wrote.
    logLevel: 'off',
  });

  return {
    /** One answer of the model. It leaves nothing behind at the vendor, so a lost one may be asked for again. */
    async createTurn(input: {
      system: string;
      messages: ClaudeMessage[];
      tools: ClaudeTool[];
      maxTokens: number;
      signal?: AbortSignal;
    }): Promise<ClaudeTurn> {
      const { system, messages, tools, maxTokens, signal } = input;
      try {
        const answer = await anthropic.messages.create(
          {
            model: options.model,
            max_tokens: maxTokens,
            // Tools and instructions are the same in every turn: cached up to here.
            system: [{ type: 'text', text: system, cache_control: { type: 'ephemeral' } }],
            messages,
            // Tools change music: their order must be the order in which they were asked for.
            ...(tools.length > 0 && {
              tools,
              tool_choice: { type: 'auto', disable_parallel_tool_use: true },
            }),
          },
          { ...(signal && { signal }) },
        );
        if (!answerSchema.safeParse(answer).success) throw badAnswer();
        return {
          content: withoutCutOffTool(answer.content, answer.stop_reason),
          stopReason: answer.stop_reason,
          usage: {
            inputTokens: answer.usage?.input_tokens ?? 0,
            outputTokens: answer.usage?.output_tokens ?? 0,
            cacheReadTokens: answer.usage?.cache_read_input_tokens ?? 0,
            cacheWriteTokens: answer.usage?.cache_creation_input_tokens ?? 0,
          },
          requestId: answer._request_id ?? null,
        };
      } catch (error) {
        throw classifyRefusal(error);
      }
    },
  };
}

/** A call whose input may have lost its end must never be carried out. */
function withoutCutOffTool(content: ClaudeBlock[], stopReason: ClaudeStopReason | null): ClaudeBlock[] {
  const isCut = CUT_OFF.has(stopReason) && content.at(-1)?.type === 'tool_use';
  return isCut ? content.slice(0, -1) : content;
}

function badAnswer(): IntegrationError {
  return new IntegrationError({
    vendor: 'claude',
    operation: 'create_turn',
    outcome: 'try_again',
    reason: 'bad_answer',
  });
}
