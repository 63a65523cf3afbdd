import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../scripts/play/staff-session.ts';
import type { StaffSession } from '../scripts/play/staff-session.ts';
import { waitUntil } from '../scripts/play/wait-until.ts';
import { playTooLoud, writeAndWait } from '../scripts/smoke/play-chat.ts';
import { playOutage } from '../scripts/smoke/play-outage.ts';
import { startTestSystem } from './start-test-system.ts';
import type { TestSystem } from './start-test-system.ts';

/** The main job as `npm run smoke` plays it, and the walk of one message, on a platform of the test's own. */
let system: TestSystem;
let agent: StaffSession;

beforeAll(async () => {
  system = await startTestSystem();
  agent = await signInStaff(system.urls.app, system.login('agent'));
});
afterAll(() => system?.close());

const seen: string[] = [];
const report = {
  saw: (what: string) => void seen.push(what),
  // how fast it was is measured by the benchmark, on a machine that does nothing else
  check: (isRight: boolean, what: string) => void seen.push(`${isRight ? '' : 'not '}${what}`),
  failures: () => 0,
};

type Conversation = { id: string; contactName: string; handler: string; workflowUrl: string };
type Message = {
  senderKind: string;
  text: string;
  turnId: string | null;
  delivery: { status: string } | null;
};

const conversationOf = async (name: string): Promise<Conversation | undefined> => {
  const { rows } = await agent.ask<{ rows: Conversation[] }>('/conversations?view=all_open&limit=200');
  return rows.find((row) => row.contactName === name);
};
const messagesOf = async ({ id }: Conversation) =>
  (await agent.ask<{ rows: Message[] }>(`/conversations/${id}/messages?limit=50`)).rows;

describe('the main job', () => {
  it('"too loud" on WhatsApp and in Thai on LINE makes the lobby quieter, "undo" brings it back', async () => {
    const { sandbox, contacts } = system;
    const words = { words: 'The lobby music is too loud', undo: 'undo', report };
    await playTooLoud({ sandbox, contact: contacts.manager, channel: 'whatsapp' }, words);
    const thai = { words: 'เพลงในล็อบบี้ดังเกินไป', undo: 'ยกเลิก', report };
    await playTooLoud({ sandbox, contact: contacts.thai, channel: 'line' }, thai);
  });

  it('the agent sees the conversation with its answer, how far it got, and why the bot said it', async () => {
    const conversation = await waitUntil('the conversation in the inbox', 10_000, () =>
      conversationOf(system.contacts.manager.name),
    );
    const answer = await waitUntil('the answer delivered', 20_000, async () =>
      (await messagesOf(conversation)).find(
        (one) => one.senderKind === 'bot' && one.delivery?.status === 'read',
      ),
    );
    const turn = await agent.ask<{ path: string; steps: unknown[] }>(
      `/conversations/${conversation.id}/turns/${answer.turnId}`,
    );
    expect(turn).toMatchObject({ path: 'command' });
    expect(turn.steps.length).toBeGreaterThan(0);
    const story = await agent.ask<{ steps: { step: string }[]; workflowUrl: string }>(
      `/processes/conversation/${conversation.id}`,
    );
    expect(story.steps.length).toBeGreaterThan(0);
    expect((await fetch(story.workflowUrl)).status).toBe(200);
  });

  it('what is no command goes to the model, which answers from the facts of the venue', async () => {
    const { sandbox, contacts } = system;
    const { answer } = await writeAndWait(
      { sandbox, contact: contacts.manager, channel: 'whatsapp' },
      'Good morning, which zones do we have?',
    );
    expect(answer).toMatch(/Lobby/);
    expect(answer).toMatch(/Spa/);
  });

  it('a person who takes over silences the bot, answers, and gives back', async () => {
    const { sandbox, contacts } = system;
    const phone = { contactId: contacts.manager.id, channel: 'whatsapp' as const };
    const conversation = (await conversationOf(contacts.manager.name)) as Conversation; // cast: seen above
    await agent.ask(`/conversations/${conversation.id}/take-over`, { method: 'POST' });
    await sandbox.write({ ...phone, text: 'what is playing?' });
    const text = 'Good morning, this is the music team.';
    const clientKey = crypto.randomUUID();
    for (let twice = 0; twice < 2; twice += 1) {
      await agent.ask(`/conversations/${conversation.id}/messages`, {
        method: 'POST',
        json: { clientKey, text },
      });
    }
    const arrived = async () =>
      (await sandbox.messages(phone)).filter((one) => one.direction === 'to_contact' && one.text === text);
    await waitUntil('the reply on the phone', 15_000, async () => (await arrived()).length > 0);
    expect(await arrived()).toHaveLength(1);
    const { handler } = (await conversationOf(contacts.manager.name)) as Conversation; // cast: as above
    expect(handler).toBe('person');
    const back = await agent.ask<Conversation>(`/conversations/${conversation.id}/give-back`, {
      method: 'POST',
    });
    expect(back.handler).toBe('bot');
  });

  it('an unplugged venue is one incident: the right people are told, a colleague takes it, and it ends', async () => {
    await playOutage({ sandbox: system.sandbox, staff: agent, itContact: system.contacts.it, report });
    expect(seen.filter((line) => line.startsWith('not acknowledged'))).toEqual([]);
  });
});
