import { expect, test } from 'vitest';

import { parseDocument } from '../graphql/parse-document.ts';
import { costOf } from './cost.ts';

function cost(query: string): number {
  const document = parseDocument(query);
  const [operation] = document.operations;
  if (!operation) throw new Error('no operation');
  return costOf(document, operation);
}

test("the provider's own example costs 12, whatever the page sizes", () => {
  const query = (
    first: number,
  ) => `{ account(id: "a") { businessName locations(first: ${first}) { edges { node {
    soundZones(first: ${first}) { edges { node { device { id } } } } } } } } }`;
  expect(cost(query(10))).toBe(12);
  expect(cost(query(100))).toBe(12);
});

test('a single zone with device and subscription costs 14', () => {
  expect(
    cost(`{ soundZone(id: "z") { id name online isPaired device { id name softwareVersion }
      subscription { isActive state } } }`),
  ).toBe(14);
});

test('a search for tracks with album and artists costs 21', () => {
  expect(
    cost(`{ search(query: "x", type: track, first: 25) { edges { node { ... on Track { id title durationMs explicit
      album { id title display { image { placeholder } } } artists { id name } } } } } }`),
  ).toBe(21);
});

test('a named fragment costs what it stands for', () => {
  const plain =
    '{ a: soundZone(id: "1") { id playback { volume } } b: soundZone(id: "2") { id playback { volume } } }';
  const named =
    '{ a: soundZone(id: "1") { ...Z } b: soundZone(id: "2") { ...Z } } fragment Z on SoundZone { id playback { volume } }';
  expect(cost(named)).toBe(cost(plain));
});
