import { blocksOf, type ClaudeRequest } from './request-schemas.ts';

export type Step = { tool: string; input: Record<string, unknown>; result: string; isError: boolean };
/** What the script looks at: the person's last words and what tools have said since. */
export type Turn = {
  text: string;
  language: 'en' | 'th';
  /** What the bot itself said last, before those words. */
  lastAnswer: string;
  steps: Step[];
  tools: Set<string>;
};

export function readTurn(request: ClaudeRequest): Turn {
  const { messages } = request;
  const turn: Turn = { text: '', language: 'en', lastAnswer: '', steps: [], tools: new Set() };
  const calls = new Map<string, { name: string; input: Record<string, unknown> }>();
  let said = '';
  for (const { role, content } of messages) {
    const blocks = blocksOf(content);
    const text = blocks
      .flatMap((entry) => (entry.type === 'text' ? [String(entry.text)] : []))
      .join('\n')
      .trim();
    for (const entry of blocks) {
      if (entry.type === 'tool_use') {
        calls.set(String(entry.id), {
          name: String(entry.name),
          input: entry.input as Record<string, unknown>,
        }); // cast: checked by the schema
      }
      if (entry.type === 'tool_result') {
        const call = calls.get(String(entry.tool_use_id));
        if (call) turn.steps.push({ tool: call.name, input: call.input, ...resultOf(entry) });
      }
    }
    if (role === 'assistant' && text) said = text;
    // Words beside tool results are the app's own; a new turn begins with the person's words alone.
    if (role === 'user' && text && !blocks.some((entry) => entry.type === 'tool_result')) {
      turn.text = text;
      turn.lastAnswer = said;
      turn.steps = [];
    }
  }
  turn.language = /[\u0E00-\u0E7F]/.test(turn.text) ? 'th' : 'en';
  turn.tools = new Set(request.tools?.map(({ name }) => name));
  return turn;
}

function resultOf(entry: Record<string, unknown>): Pick<Step, 'result' | 'isError'> {
  const { content } = entry;
  const parts = Array.isArray(content) ? content : [{ text: content }];
  const result = parts
    .map((part) => String(part.text ?? ''))
    .join('\n')
    .trim();
  return { result, isError: entry.is_error === true };
}
