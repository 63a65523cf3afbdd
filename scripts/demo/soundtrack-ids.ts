import { createRandom } from '../../sandbox/seeded-random.ts';

/** The vendor's form: base64 with a dot for each `=`, a zone's 88 characters long. */
export function soundtrackIds(seed: number, venueIndex: number) {
  const key = keyMaker(seed * 1_000_003 + venueIndex);
  const account = `Account,,${key()}/`;
  const location = `Location,,${key()}/${account}`;
  return {
    account: encode(account),
    location: encode(location),
    zone: () => encode(`SoundZone,,${key()}/${location}`),
  };
}

function keyMaker(seed: number): () => string {
  const random = createRandom(seed);
  const letters = '0123456789abcdefghijklmnopqrstuvwxyz';
  return () => Array.from({ length: 11 }, () => letters[Math.floor(random() * letters.length)]).join('');
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64').replaceAll('=', '.');
}
