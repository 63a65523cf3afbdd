import { expect, it } from 'vitest';
import { keepRunning } from './keep-running.ts';
import type { RunningProcess } from './start-process.ts';

/** A child that dies when told to. */
function fakeChild(): RunningProcess & { die: () => void } {
  const exit = Promise.withResolvers<string>();
  return {
    name: 'api',
    pid: 1,
    logFile: 'api.log',
    logOffset: 0,
    isRunning: () => true,
    exited: exit.promise,
    stop: async () => {},
    die: () => exit.resolve('ended with code 1'),
  };
}

it('a child that dies is started again, and both are told', async () => {
  let child = fakeChild();
  const said: string[] = [];
  const restarted = Promise.withResolvers<void>();
  const release = keepRunning({
    name: 'api',
    child: () => child,
    restart: async () => {
      child = fakeChild();
    },
    onProgress: (sentence) => said.push(sentence),
    onRestarted: restarted.resolve,
  });
  child.die();
  await restarted.promise;
  await release();
  expect(said[0]).toBe('api ended with code 1 (see api.log); starting it again.');
  expect(said[1]).toMatch(/^api is back after/);
});

it('a restart that fails is tried again', async () => {
  const child = fakeChild();
  let tries = 0;
  const restarted = Promise.withResolvers<void>();
  const release = keepRunning({
    name: 'temporal',
    child: () => child,
    restart: async () => {
      tries += 1;
      if (tries === 1) throw new Error('the database is away');
    },
    onProgress: () => {},
    onRestarted: restarted.resolve,
  });
  child.die();
  await restarted.promise;
  expect(tries).toBe(2);
  await release();
});

it('a released child is left alone', async () => {
  const child = fakeChild();
  const said: string[] = [];
  const release = keepRunning({
    name: 'api',
    child: () => child,
    restart: async () => {},
    onProgress: (sentence) => said.push(sentence),
  });
  await release();
  child.die();
  await child.exited;
  expect(said).toEqual([]);
});
