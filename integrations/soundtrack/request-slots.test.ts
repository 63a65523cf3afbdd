import { expect, it } from 'vitest';
import type { Priority } from './budget-governor.ts';
import { createRequestSlots } from './request-slots.ts';

function start() {
  const slots = createRequestSlots(3);
  const running: string[] = [];
  const finish = new Map<string, () => void>();
  const run = (name: string, priority: Priority) =>
    slots.run(priority, async () => {
      running.push(name);
      await new Promise<void>((resolve) => finish.set(name, resolve));
      running.splice(running.indexOf(name), 1);
    });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { slots, running, finish, run, settled };
}

it('sweeps take two of three places, and a command always finds one', async () => {
  const { running, run, settled } = start();
  for (const name of ['a', 'b', 'c']) void run(name, 'sweep');
  void run('volume', 'command');
  await settled();
  expect(running).toEqual(['a', 'b', 'volume']);
});

it('three commands run at once, and the next one goes before a sweep that came earlier', async () => {
  const { running, finish, run, settled } = start();
  for (const name of ['1', '2', '3']) void run(name, 'command');
  void run('sweep', 'sweep');
  void run('4', 'command');
  await settled();
  expect(running).toEqual(['1', '2', '3']);
  finish.get('1')?.();
  await settled();
  expect(running).toEqual(['2', '3', '4']);
  for (const name of ['2', '3']) finish.get(name)?.();
  await settled();
  expect(running).toEqual(['4', 'sweep']);
});

it('a failed request gives its place back', async () => {
  const { slots } = start();
  const fail = () => slots.run('command', async () => Promise.reject(new Error('no')));
  for (let time = 0; time < 5; time += 1) await expect(fail()).rejects.toThrow('no');
});
