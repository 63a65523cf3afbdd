import { setTimeout as wait } from 'node:timers/promises';
import type { PhoneContact, SandboxAdmin } from '../play/sandbox-admin.ts';
import type { Kill } from './crash-plan.ts';
import { killProcess } from './kill-process.ts';

export type PlayedMessage = { contact: PhoneContact; channel: 'whatsapp' | 'line'; text: string; id: string };

/** Commands that are answered once, and small talk for the model. */
const WORDS = [
  'what is playing?',
  'status',
  'Good morning, which zones do we have?',
  'Thank you very much',
  'is the music working?',
];
/** Long enough for a kill to find a send in the air. */
const HELD_MS = 1_500;

/** One message per contact, at a steady pace, with the kills of the plan in between. */
export async function playMessages(input: {
  sandbox: SandboxAdmin;
  contacts: PhoneContact[];
  messages: number;
  kills: Kill[];
  everyMs: number;
  localDir: string;
  random: () => number;
  say: (line: string) => void;
}): Promise<PlayedMessage[]> {
  const { sandbox, kills, say } = input;
  const played: PlayedMessage[] = [];
  const due = [...kills];
  for (const contact of input.contacts.slice(0, input.messages)) {
    const channel = contact.channels.whatsapp === undefined ? 'line' : 'whatsapp';
    const text = WORDS[Math.floor(input.random() * WORDS.length)] ?? 'status';
    const { id } = await sandbox.write({ contactId: contact.id, channel, text });
    played.push({ contact, channel, text, id });
    while (due[0] !== undefined && due[0].afterMessages <= played.length) {
      const kill = due.shift() as Kill; // cast: just looked at
      if (kill.moment === 'mid_send') {
        await sandbox.putFaults([
          { vendor: 'whatsapp', kind: 'delay', operation: 'messages', next: 3, params: { delayMs: HELD_MS } },
        ]);
        await wait(HELD_MS / 2);
      }
      const pid = killProcess(input.localDir, kill.victim);
      say(
        `after ${played.length} messages: kill -9 ${kill.victim} (${pid}), ${kill.moment === 'mid_send' ? 'in the middle of a send' : 'anywhere'}`,
      );
    }
    await wait(input.everyMs);
  }
  await sandbox.putFaults([]);
  return played;
}
