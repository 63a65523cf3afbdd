import type { TurnStep } from '../../domain/conversation/turn-record.ts';
import type { ClaudeBlock, ClaudeMessage } from '../../integrations/claude/create-claude-client.ts';
import type { HistoryLine } from '../../services/conversation/list-history.ts';

/** Enough for any message of a chat; a pasted contract is cut. */
const LONGEST_LINE = 2_000;

/** What the model reads: what was said before, this turn's lines, and what it did in this turn so far. */
export function buildMessages(input: {
  history: HistoryLine[];
  lines: HistoryLine[];
  steps: TurnStep[];
}): ClaudeMessage[] {
  const messages: ClaudeMessage[] = [];
  for (const line of [...input.history, ...input.lines]) {
    const role = line.senderKind === 'contact' ? 'user' : 'assistant';
    const last = messages.at(-1);
    const text = inWords(line);
    // the first word is the contact's, and two lines of one side are one message
    if (last === undefined && role === 'assistant') continue;
    if (last?.role === role)
      last.content = `${last.content as string}\n${text}`; // cast: only texts so far
    else messages.push({ role, content: text });
  }
  for (const step of input.steps) {
    if (step.kind !== 'model') continue;
    messages.push({ role: 'assistant', content: step.content as ClaudeBlock[] }); // cast: kept as it came
    const results = resultsOf(input.steps, step.step);
    if (results.length > 0) messages.push({ role: 'user', content: results });
  }
  return messages;
}

/** All results of one answer stand in one message: the vendor refuses anything else. */
function resultsOf(steps: TurnStep[], ofStep: number) {
  return steps.flatMap((step) =>
    step.kind === 'proposal' && step.step === ofStep
      ? [
          {
            type: 'tool_result' as const,
            tool_use_id: step.toolUseId,
            content: step.result,
            is_error: step.check.verdict !== 'allowed',
          },
        ]
      : [],
  );
}

function inWords({ senderKind, kind, text }: HistoryLine): string {
  const words = (text ?? '').slice(0, LONGEST_LINE);
  if (kind === 'text') return words === '' ? '[empty message]' : words;
  const media = `[${senderKind === 'contact' ? 'sent' : 'we sent'}: ${kind}]`;
  return words === '' ? media : `${media} ${words}`;
}
