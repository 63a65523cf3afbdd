import { randomBytes, randomInt } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** LINE numbers its messages with 18 digits. */
export const newLineMessageId = () =>
  `5${String(randomInt(1e8)).padStart(8, '0')}${String(randomInt(1e9)).padStart(9, '0')}`;

/** Events are numbered by ULID: time first, so that they sort. */
export function newUlid(now: number): string {
  let time = '';
  for (let rest = now; time.length < 10; rest = Math.floor(rest / 32))
    time = `${CROCKFORD[rest % 32]}${time}`;
  return time + [...randomBytes(16)].map((byte) => CROCKFORD[byte % 32]).join('');
}
