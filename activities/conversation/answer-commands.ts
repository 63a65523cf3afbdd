import { isSmallTalk } from '../../domain/conversation/classify-message.ts';
import { matchCandidates } from '../../domain/conversation/find-zones-meant.ts';
import { detectLanguage } from '../../domain/conversation/language.ts';
import { recogniseCommand } from '../../domain/conversation/recognise-command.ts';
import type { TurnStep } from '../../domain/conversation/turn-record.ts';
import type { MessageId } from '../../domain/ids.ts';
import { answerCommand } from './answer-command.ts';
import { answerWish } from './answer-wish.ts';
import type { CommandOutcome, CommandScope } from './command-outcome.ts';

/** A confirmed player within this is said as done; the whole answer stays under a second. */
const CONFIRM_WITHIN_MS = 750;
/** A message that had to wait leaves the player this much all the same. */
const CONFIRM_AT_LEAST_MS = 350;
/** After that the bot's question is forgotten: a lone "lobby" is no answer to it any more. */
const QUESTION_LASTS_MS = 30 * 60_000;

export type CommandAnswer = { outcomes: CommandOutcome[]; steps: TurnStep[] };
type Said = { messageId: MessageId; text: string; receivedAt: Date };

/** Answers a turn without a model, if every line of it is understood; null leaves it to the model. */
export async function answerCommands(
  base: Omit<CommandScope, 'name' | 'answerBy'>,
): Promise<CommandAnswer | null> {
  const said = base.turn.messages.map(({ messageId, text, receivedAt }) => ({ messageId, text, receivedAt }));
  const matter = said.filter(({ text }) => !isSmallTalk(text));
  if (matter.length === 0 || matter.some(({ text }) => text === null)) return null;
  const lines = matter as Said[]; // cast: none of them is without text
  return (await answerQuestion(base, lines)) ?? (await answerLines(base, lines));
}

async function answerLines(
  base: Omit<CommandScope, 'name' | 'answerBy'>,
  lines: Said[],
): Promise<CommandAnswer | null> {
  const read = lines.map((line) => ({ line, command: recogniseCommand(line.text) }));
  const emergency = read.find(({ command }) => command?.kind === 'emergency');
  const understood = emergency === undefined ? read : [emergency];
  const answer: CommandAnswer = { outcomes: [], steps: [] };
  if (understood.some(({ command }) => command === null)) return null;
  for (const [index, { line, command }] of understood.entries()) {
    if (command === null) continue;
    // one after the other: "louder" and "undo" in one breath have an order
    add(answer, line, command.kind, await answerCommand(scopeOf(base, line, index), command));
  }
  return answer;
}

/** The bot has asked which zone; the next line names it. */
async function answerQuestion(
  base: Omit<CommandScope, 'name' | 'answerBy'>,
  lines: Said[],
): Promise<CommandAnswer | null> {
  const [line, ...others] = lines;
  const { lastTurn } = base.turn;
  const asked = lastTurn?.steps.find((step) => step.kind === 'question');
  if (line === undefined || others.length > 0 || asked === undefined || lastTurn === null) return null;
  if (line.receivedAt.getTime() - lastTurn.finishedAt.getTime() > QUESTION_LASTS_MS) return null;
  const command = recogniseCommand(line.text);
  if (command !== null && command.kind !== 'acknowledge') return null;
  const venues = matchCandidates(line.text, asked.question);
  if (venues === null) return null;
  const { wish } = asked.question;
  const input = { wish, meant: { kind: 'found' as const, venues }, language: detectLanguage(line.text) };
  const answer: CommandAnswer = { outcomes: [], steps: [] };
  add(answer, line, wish.kind, await answerWish(scopeOf(base, line, 0), input));
  return answer;
}

function scopeOf(base: Omit<CommandScope, 'name' | 'answerBy'>, line: Said, index: number): CommandScope {
  const now = base.deps.clock.now().getTime();
  const answerBy = Math.max(line.receivedAt.getTime() + CONFIRM_WITHIN_MS, now + CONFIRM_AT_LEAST_MS);
  return { ...base, name: `command/${index}`, answerBy };
}

function add(answer: CommandAnswer, line: Said, command: string, outcome: CommandOutcome): void {
  const { messageId } = line;
  answer.outcomes.push(outcome);
  answer.steps.push({
    kind: 'command',
    messageId,
    command,
    outcome: outcome.outcome,
    changeIds: outcome.changeIds,
  });
  if (outcome.question !== null) answer.steps.push({ kind: 'question', question: outcome.question });
}
