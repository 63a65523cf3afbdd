import type { PhoneContact, SandboxAdmin } from '../play/sandbox-admin.ts';
import { waitUntil } from '../play/wait-until.ts';
import type { Report } from './report.ts';

const ANSWER_MS = 20_000;
/** The promise: a recognised command is answered, verified, within this time. */
const PROMISED_MS = 1_000;
/** What became of a change is told later when the player was slow. */
const LATER = /on its way|รอเครื่องเล่นยืนยัน/;

type Phone = { sandbox: SandboxAdmin; contact: PhoneContact; channel: 'whatsapp' | 'line' };

/** Writes as the contact and waits for the answer. @returns the answer and how long it took. */
export async function writeAndWait(
  { sandbox, contact, channel }: Phone,
  text: string,
): Promise<{ answer: string; tookMs: number }> {
  const before = (await sandbox.messages({ contactId: contact.id, channel })).length;
  const startedAt = performance.now();
  await sandbox.write({ contactId: contact.id, channel, text });
  const answer = await waitUntil(`an answer to "${text}"`, ANSWER_MS, async () => {
    const messages = await sandbox.messages({ contactId: contact.id, channel });
    return messages.slice(before).find((message) => message.direction === 'to_contact');
  });
  return { answer: answer.text, tookMs: Math.round(performance.now() - startedAt) };
}

/** "Too loud" makes the lobby quieter, "undo" brings it back. */
export async function playTooLoud(
  phone: Phone,
  { words, undo, report }: { words: string; undo: string; report: Report },
): Promise<void> {
  const lobby = async () => {
    const players = await phone.sandbox.players(phone.contact.accountId ?? phone.contact.venue);
    return players.find((player) => player.name === 'Lobby')?.volume ?? -1;
  };
  const before = await lobby();
  const quieter = await writeAndWait(phone, words);
  const wanted = Math.round(before * 0.8);
  const after = await waitUntil(`the lobby at ${wanted}`, ANSWER_MS, async () =>
    (await lobby()) === wanted ? wanted : null,
  );
  report.saw(`${phone.channel}: "${words}" -> "${quieter.answer}"`);
  report.check(
    quieter.tookMs < PROMISED_MS && !LATER.test(quieter.answer),
    `verified answer in ${quieter.tookMs} ms; the player went from ${before} to ${after}`,
  );
  const undone = await writeAndWait(phone, undo);
  await waitUntil(`the lobby back at ${before}`, ANSWER_MS, async () => (await lobby()) === before);
  report.saw(
    `${phone.channel}: "${undo}" -> "${undone.answer}" in ${undone.tookMs} ms; the player is back at ${before}`,
  );
}
