import { expect, it } from 'vitest';
import { createBudgetGovernor } from './budget-governor.ts';

/** Time stands still until the test lets it pass; alarms ring in their order. */
function startClock() {
  let nowMs = 0;
  const alarms: { at: number; ring: () => void }[] = [];
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    now: () => nowMs,
    wait: (ms: number, signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        alarms.push({ at: nowMs + ms, ring: resolve });
      }),
    async pass(ms: number) {
      const until = nowMs + ms;
      for (;;) {
        await settled();
        const due = alarms.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        alarms.splice(alarms.indexOf(due), 1);
        nowMs = Math.max(nowMs, due.at);
        due.ring();
      }
      nowMs = until;
      await settled();
    },
  };
}

function start(capacity = 1_000) {
  const clock = startClock();
  const governor = createBudgetGovernor({ now: clock.now, wait: clock.wait, capacity, refillPerSecond: 50 });
  const left: string[] = [];
  const ask = (name: string, ...args: Parameters<typeof governor.take>) =>
    governor.take(...args).then((ticket) => {
      left.push(name);
      return ticket;
    });
  return { clock, governor, left, ask };
}

it('a sweep stops where the reserve of the commands begins', async () => {
  const { clock, left, ask } = start();
  for (let page = 1; page <= 9; page += 1) void ask(`page ${page}`, 'sweep', 100);
  await clock.pass(0);
  expect(left).toHaveLength(8);
  void ask('volume', 'command', 100);
  await clock.pass(0);
  expect(left.at(-1)).toBe('volume');
});

it('what waited leaves as soon as the bucket has refilled', async () => {
  const { clock, left, ask } = start();
  const ticket = await ask('page 1', 'sweep', 800);
  ticket.settle({ available: 200, cost: 800 });
  void ask('page 2', 'sweep', 100);
  await clock.pass(1_999);
  expect(left).toEqual(['page 1']);
  await clock.pass(1);
  expect(left).toEqual(['page 1', 'page 2']);
});

it('a command goes before an incident, and an incident before a sweep', async () => {
  const { clock, left, ask } = start();
  const ticket = await ask('first', 'command', 1_000);
  void ask('sweep', 'sweep', 10);
  void ask('incident', 'incident', 10);
  void ask('command', 'command', 10);
  ticket.settle({ available: 0, cost: 1_000 });
  await clock.pass(60_000);
  expect(left).toEqual(['first', 'command', 'incident', 'sweep']);
});

it('the headers are believed, also when others have spent', async () => {
  const { clock, governor, left, ask } = start();
  const ticket = await ask('page 1', 'sweep', 30);
  ticket.settle({ available: 40, cost: 28 });
  expect(governor.budget()).toEqual({ available: 40, lastCost: 28, readAt: '1970-01-01T00:00:00.000Z' });
  void ask('page 2', 'sweep', 30);
  void ask('volume', 'command', 40);
  await clock.pass(0);
  expect(left).toEqual(['page 1', 'volume']);
});

it('a bucket larger than published is used whole', async () => {
  const { clock, left, ask } = start(100);
  (await ask('first', 'sweep', 10)).settle({ available: 4_990, cost: 10 });
  for (let page = 1; page <= 5; page += 1) void ask(`page ${page}`, 'sweep', 790);
  await clock.pass(0);
  expect(left).toHaveLength(6);
});

it('a request without an answer costs what was expected of it', async () => {
  const { governor, ask } = start();
  (await ask('lost', 'command', 900)).settle({ available: null, cost: null });
  expect(governor.budget().available).toBeNull();
  expect(governor.msUntil(600)).toBe(10_000);
});

it('a request larger than the bucket waits until it is full, and not for ever', async () => {
  const { clock, left, ask } = start(100);
  (await ask('first', 'command', 50)).settle({ available: 50, cost: 50 });
  void ask('huge', 'sweep', 5_000);
  await clock.pass(999);
  expect(left).toEqual(['first']);
  await clock.pass(1);
  expect(left).toEqual(['first', 'huge']);
});

it('a ticket counts once, however often it is settled', async () => {
  const { governor, ask } = start();
  const ticket = await ask('page', 'sweep', 100);
  ticket.settle({ available: 500, cost: 100 });
  ticket.settle({ available: null, cost: null });
  expect(governor.msUntil(500)).toBe(0);
});

it('who gives up leaves the queue to the others', async () => {
  const { clock, left, ask } = start(100);
  (await ask('first', 'command', 100)).settle({ available: 0, cost: 100 });
  const cancel = new AbortController();
  const given = ask('cancelled', 'command', 100, cancel.signal);
  void ask('small', 'command', 10);
  cancel.abort(new Error('shutting down'));
  await expect(given).rejects.toThrow('shutting down');
  await clock.pass(200);
  expect(left).toEqual(['first', 'small']);
});
