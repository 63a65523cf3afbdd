import Anthropic, { APIError } from '@anthropic-ai/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type SandboxUnderTest, startSandboxUnderTest } from '../sandbox-under-test.ts';

let sandbox: SandboxUnderTest;
let client: Anthropic;
beforeAll(async () => {
  sandbox = await startSandboxUnderTest();
  client = new Anthropic({
    apiKey: sandbox.context.identity.claudeKey,
    baseURL: sandbox.urls.claude,
    maxRetries: 0,
  });
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.admin('POST', '/reset'));

const object = { type: 'object' as const };
const TOOLS: Anthropic.Tool[] = [
  { name: 'get_venue_facts', description: 'Facts', input_schema: object },
  {
    name: 'propose_music_change',
    input_schema: {
      ...object,
      properties: { zone: { type: 'string' }, change: object },
      required: ['zone', 'change'],
    },
  },
  {
    name: 'hand_over_to_person',
    input_schema: { ...object, properties: { reason: { type: 'string' } }, required: ['reason'] },
  },
];
const FACTS = JSON.stringify({
  venue: 'Hotel Example',
  zones: [
    { name: 'Sky Deck', volume: 9, state: 'playing' },
    { name: 'Atrium', volume: 5, state: 'paused' },
  ],
});

type Messages = Anthropic.MessageParam[];
const ask = (messages: Messages, more: Partial<Anthropic.MessageCreateParamsNonStreaming> = {}) =>
  client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 500, messages, tools: TOOLS, ...more });
const says = (content: string): Messages => [{ role: 'user', content }];
const textOf = ({ content }: Anthropic.Message) =>
  content.map((block) => (block.type === 'text' ? block.text : '')).join('');
function toolOf({ content, stop_reason }: Anthropic.Message) {
  const use = content.find((block) => block.type === 'tool_use');
  if (!use) throw new Error(`no tool but: ${JSON.stringify(content)}`);
  expect(stop_reason).toBe('tool_use');
  return use;
}
/** Plays on: the answer with a tool, and what the tool said. */
function withResult(
  messages: Messages,
  answer: Anthropic.Message,
  content: string,
  isError = false,
): Messages {
  const result = { type: 'tool_result' as const, tool_use_id: toolOf(answer).id, content, is_error: isError };
  return [...messages, { role: 'assistant', content: answer.content }, { role: 'user', content: [result] }];
}

describe('what the script answers', () => {
  test.each([
    [
      "My ears hurt, it's deafening in the lobby",
      { zone: 'Lobby', change: { kind: 'volume_by_percent', percent: -20 } },
    ],
    [
      'We can barely hear anything at the pool',
      { zone: 'Pool', change: { kind: 'volume_by_percent', percent: 20 } },
    ],
    ['The same song over and over in the bar', { zone: 'Bar', change: { kind: 'skip' } }],
    ['Silence for the ceremony everywhere', { zone: 'all', change: { kind: 'pause' } }],
    ['ล็อบบี้เสียงดังมาก หูจะแตกแล้ว', { zone: 'Lobby', change: { kind: 'volume_by_percent', percent: -20 } }],
    ['เพลงที่ห้องอาหารน่าเบื่อ', { zone: 'Restaurant', change: { kind: 'skip' } }],
  ])('%s: a change is proposed', async (words, input) => {
    expect(toolOf(await ask(says(words)))).toMatchObject({ name: 'propose_music_change', input });
  });

  test('a zone only the venue knows is looked up first', async () => {
    const start = says('it is blasting on the sky deck');
    const looked = await ask(start);
    expect(toolOf(looked).name).toBe('get_venue_facts');
    const proposed = await ask(withResult(start, looked, FACTS));
    expect(toolOf(proposed)).toMatchObject({ name: 'propose_music_change', input: { zone: 'Sky Deck' } });
  });

  test('when no zone is named, it asks which of them', async () => {
    const start = says('this music is so boring');
    const answer = await ask(withResult(start, await ask(start), FACTS));
    expect(textOf(answer)).toBe('Which zone do you mean (Sky Deck, Atrium)?');
  });

  test('questions about the venue are answered from the facts alone', async () => {
    const start = says('Which zones do we have?');
    const answer = await ask(withResult(start, await ask(start), FACTS));
    expect(textOf(answer)).toBe('Sky Deck: volume 9, state playing\nAtrium: volume 5, state paused');
  });

  test('after a change it says what the tool said, success or not', async () => {
    const start = says('deafening in the lobby');
    const proposed = await ask(start);
    expect(textOf(await ask(withResult(start, proposed, '{"message":"Lobby is now at 8."}')))).toBe(
      'Lobby is now at 8.',
    );
    expect(textOf(await ask(withResult(start, proposed, 'The player is offline.', true)))).toContain(
      'The player is offline.',
    );
  });

  test.each(['I want a refund on my invoice', 'ขอต่อสัญญา', 'Let me talk to a real person'])(
    '%s: handed over',
    async (words) => {
      const use = toolOf(await ask(says(words)));
      expect(use.name).toBe('hand_over_to_person');
      expect((use.input as { reason: string }).reason).toContain(words);
    },
  );

  test('Christmas music next week: it asks until when, then hands the plan over', async () => {
    const start = says('Can we have Christmas music next week?');
    const question = await ask(start);
    expect(textOf(question)).toContain('Until which date');
    const more: Messages = [
      ...start,
      { role: 'assistant', content: question.content },
      { role: 'user', content: '5 January' },
    ];
    expect(toolOf(await ask(more)).input).toEqual({
      reason: 'Planned music, asked before, until: 5 January',
    });
  });

  test('what it does not know it says, and a yes brings a person', async () => {
    const start = says('What is the capital of Peru?');
    const answer = await ask(start);
    expect(textOf(answer)).toContain('Shall I pass this on to a colleague?');
    const yes: Messages = [
      ...start,
      { role: 'assistant', content: answer.content },
      { role: 'user', content: 'yes please' },
    ];
    expect(toolOf(await ask(yes)).name).toBe('hand_over_to_person');
  });

  test('thanks in Thai is answered in Thai', async () => {
    expect(textOf(await ask(says('ขอบคุณค่ะ')))).toBe('ยินดีค่ะ');
  });
});

describe('tools and formats', () => {
  test('only offered tools are used', async () => {
    const { stop_reason } = await ask(says('deafening in the lobby'), { tools: [] });
    expect(stop_reason).toBe('end_turn');
    expect((await ask(says('deafening in the lobby'), { tool_choice: { type: 'none' } })).stop_reason).toBe(
      'end_turn',
    );
  });

  test('a forced tool is used, with the input its schema asks for', async () => {
    const forced = await ask(says('hello'), { tool_choice: { type: 'tool', name: 'hand_over_to_person' } });
    expect(toolOf(forced)).toMatchObject({ name: 'hand_over_to_person', input: { reason: 'hello' } });
  });

  test('an asked-for format is kept', async () => {
    const schema = {
      ...object,
      properties: { class: { enum: ['urgent', 'quality'] }, note: { type: 'string' } },
      required: ['class', 'note'],
    };
    const answer = await ask(says('hello'), {
      tools: [],
      output_config: { format: { type: 'json_schema', schema } },
    });
    expect(JSON.parse(textOf(answer))).toEqual({ class: 'urgent', note: 'hello' });
  });

  test('the same answer comes as a stream', async () => {
    const stream = client.messages.stream({
      model: 'claude-sonnet-5-5',
      max_tokens: 500,
      messages: says('deafening in the lobby'),
      tools: TOOLS,
    });
    const final = await stream.finalMessage();
    expect(toolOf(final).input).toMatchObject({ zone: 'Lobby' });
    expect(final.usage.output_tokens).toBeGreaterThan(1);
  });
});

describe('what it refuses', () => {
  async function refusal(body: Record<string, unknown>) {
    const valid = { model: 'claude-sonnet-5-5', max_tokens: 100, messages: says('hello') };
    const params = { ...valid, ...body } as unknown as Anthropic.MessageCreateParamsNonStreaming; // cast: wrong on purpose
    const error = await client.messages.create(params).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof APIError)) throw new Error('was not refused');
    return {
      status: error.status,
      type: (error.error as any).error.type,
      message: (error.error as any).error.message,
    };
  }
  const call = { type: 'tool_use', id: 'toolu_1', name: 'get_venue_facts', input: {} };

  test.each([
    [{ temperature: 1 }, 400, 'temperature'],
    [{ top_p: 0.5 }, 400, 'top_p'],
    [{ top_k: 5 }, 400, 'top_k'],
    [{ max_tokens: undefined }, 400, 'max_tokens: Field required'],
    [{ model: 'claude-2' }, 404, 'model: claude-2'],
    [{ messages: [] }, 400, 'at least one message is required'],
    [{ messages: [...says('a'), { role: 'assistant', content: 'b' }] }, 400, 'prefill'],
    [
      { messages: [...says('a'), { role: 'assistant', content: [call] }, ...says('b')] },
      400,
      '`tool_use` ids were found without',
    ],
    [
      {
        messages: [
          { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_9', content: 'x' }] },
        ],
      },
      400,
      'unexpected `tool_use_id`',
    ],
    [{ tool_choice: { type: 'tool', name: 'nope' }, tools: TOOLS }, 400, "Tool 'nope' not found"],
  ])('%j', async (body, status, message) => {
    const refused = await refusal(body);
    expect(refused.status).toBe(status);
    expect(refused.type).toBe(status === 404 ? 'not_found_error' : 'invalid_request_error');
    expect(refused.message).toContain(message);
  });

  test('a wrong key', async () => {
    const stranger = new Anthropic({ apiKey: 'wrong', baseURL: sandbox.urls.claude, maxRetries: 0 });
    await expect(
      stranger.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 10, messages: says('hi') }),
    ).rejects.toMatchObject({ status: 401 });
  });

  test('an overloaded model answers 529 with the id of the request', async () => {
    await sandbox.admin('PUT', '/faults', { faults: [{ vendor: 'claude', kind: 'overloaded', next: 1 }] });
    await expect(ask(says('hello'))).rejects.toMatchObject({
      status: 529,
      type: 'overloaded_error',
      requestID: expect.stringMatching(/^req_/),
    });
    expect((await ask(says('hello'))).stop_reason).toBe('end_turn');
  });
});
