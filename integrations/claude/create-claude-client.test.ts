import { describe, expect, it, onTestFinished } from 'vitest';
import { startScriptedVendor, type VendorAnswer } from '../../test/start-scripted-vendor.ts';
import { type ClaudeTool, createClaudeClient } from './create-claude-client.ts';
import cutOffTool from './fixtures/cut-off-tool.json' with { type: 'json' };
import overloaded from './fixtures/overloaded.json' with { type: 'json' };
import spendLimit from './fixtures/spend-limit.json' with { type: 'json' };
import toolUse from './fixtures/tool-use.json' with { type: 'json' };

const tools: ClaudeTool[] = [
  {
    name: 'change_music',
    description: 'Changes the music.',
    input_schema: { type: 'object', properties: {} },
  },
];
const turn = {
  system: 'You look after music.',
  messages: [{ role: 'user' as const, content: 'Too loud in the lobby' }],
  tools,
  maxTokens: 500,
};

async function start(answer: VendorAnswer) {
  const vendor = await startScriptedVendor(() => answer);
  onTestFinished(vendor.stop);
  const client = createClaudeClient({
    baseUrl: vendor.url,
    apiKey: 'a-key',
    model: 'a-model',
    timeoutMs: answer === 'hang' ? 300 : 10_000,
  });
  return { client, vendor, lastBody: () => JSON.parse(vendor.requests.at(-1)?.body ?? '{}') };
}

it('a turn brings back what the model wrote, unchanged, with its use and its request id', async () => {
  const { client, vendor, lastBody } = await start({ json: toolUse, headers: { 'request-id': 'req_00' } });
  await expect(client.createTurn(turn)).resolves.toEqual({
    content: toolUse.content,
    stopReason: 'tool_use',
    usage: { inputTokens: 812, outputTokens: 64, cacheReadTokens: 2048, cacheWriteTokens: 0 },
    requestId: 'req_00',
  });
  expect(vendor.requests[0]?.path).toBe('/v1/messages');
  expect(vendor.requests[0]?.headers.authorization).toBe('Bearer a-key');
  expect(lastBody()).toEqual({
    model: 'a-model',
    max_tokens: 500,
    system: [{ type: 'text', text: 'You look after music.', cache_control: { type: 'ephemeral' } }],
    messages: turn.messages,
    tools,
    tool_choice: { type: 'auto', disable_parallel_tool_use: true },
  });
});

it('without tools nothing is said about tools', async () => {
  const { client, lastBody } = await start({ json: toolUse });
  await client.createTurn({ ...turn, tools: [] });
  expect(lastBody()).not.toHaveProperty('tool_choice');
});

it('an order that was cut off is not handed on', async () => {
  const { client } = await start({ json: cutOffTool });
  const { content, stopReason } = await client.createTurn(turn);
  expect(content.map(({ type }) => type)).toEqual(['text']);
  expect(stopReason).toBe('max_tokens');
});

describe('why there is no turn', () => {
  const status = (code: number, type: string): VendorAnswer => ({
    status: code,
    json: { type: 'error', error: { type, message: 'Too loud in the lobby' } },
  });
  it.each<[string, VendorAnswer, object]>([
    [
      'the money is spent',
      { status: 429, json: spendLimit },
      { outcome: 'never', reason: 'quota_exhausted' },
    ],
    [
      'too many at once',
      { status: 429, headers: { 'retry-after': '12' } },
      { outcome: 'try_again', reason: 'rate_limited', retryAfterMs: 12_000 },
    ],
    [
      'the model is overloaded',
      { status: 529, json: overloaded },
      { outcome: 'try_again', reason: 'rate_limited' },
    ],
    ['the vendor is broken', status(500, 'api_error'), { outcome: 'try_again', reason: 'vendor_failure' }],
    [
      'a proxy is broken',
      { status: 502, text: '<html>' },
      { outcome: 'try_again', reason: 'vendor_failure' },
    ],
    [
      'our request is wrong',
      status(400, 'invalid_request_error'),
      { outcome: 'never', reason: 'bad_request' },
    ],
    ['our key is wrong', status(401, 'authentication_error'), { outcome: 'never', reason: 'credentials' }],
    ['nobody has paid', status(402, 'billing_error'), { outcome: 'never', reason: 'quota_exhausted' }],
    ['there is no such model', status(404, 'not_found_error'), { outcome: 'never', reason: 'not_found' }],
    ['the answer is none', { json: { hello: 1 } }, { outcome: 'try_again', reason: 'bad_answer' }],
    ['the connection was cut', 'drop', { outcome: 'try_again', reason: 'connection_lost' }],
    ['no answer came', 'hang', { outcome: 'try_again', reason: 'timeout' }],
  ])('%s', async (_, answer, expected) => {
    const { client, vendor } = await start(answer);
    await expect(client.createTurn(turn)).rejects.toMatchObject({ vendor: 'claude', ...expected });
    expect(vendor.requests).toHaveLength(1);
  });

  it('the error holds neither key nor text', async () => {
    const { client } = await start(status(400, 'invalid_request_error'));
    const error: unknown = await client.createTurn(turn).catch((thrown: unknown) => thrown);
    const told = `${String(error)} ${JSON.stringify(error)}`;
    for (const secret of ['a-key', 'lobby']) expect(told).not.toContain(secret);
  });
});
