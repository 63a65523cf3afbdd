import { waitUntil } from '../../scripts/play/wait-until.ts';
import type { LedgerRow } from '../../scripts/play/sandbox-admin.ts';
import type { Platform } from '../platform/start-platform.ts';
import type { Written } from './play-at-rate.ts';

export type Reply = {
  writtenAt: number;
  /** When our webhook had answered the vendor. */
  takenAt: number;
  acceptedAt: number;
  outboundMessageId: string;
};
export type Answered = Written & {
  reply: Reply | null;
  /** A change that its player had not confirmed in time: its outcome came in a second message. */
  isToldLater: boolean;
  isDoubled: boolean;
};

const VENDORS = ['whatsapp', 'line'] as const;
const ANSWERED_WITHIN_MS = 60_000;
const SENDS = new Set(['text', 'push', 'reply']);

type Row = LedgerRow & { id: string | null };
type Ledgers = Record<(typeof VENDORS)[number], Row[]>;

/** Waits for the answers, and reads their times in the vendors' ledgers: what counts is what arrived. */
export async function collectReplies(
  platform: Platform,
  { written, since }: { written: readonly Written[]; since: Date },
): Promise<Answered[]> {
  const look = async () => {
    const ledgers = await readLedgers(platform);
    return written.map((message) => findReplies(ledgers, message, since));
  };
  await waitUntil(
    'an answer to every message',
    ANSWERED_WITHIN_MS,
    async () => (await look()).every(({ sends }) => sends.length > 0),
    1_000,
  ).catch(() => undefined); // who got none is counted below
  const found = await look();
  return Promise.all(
    found.map(async ({ message, taken, sends }) => {
      const { contactId, channel } = message.writer;
      const thread = await platform.sandbox.messages({ contactId, channel });
      const writtenAt = Date.parse(thread.find((one) => one.id === message.id)?.at ?? '');
      const [first] = sends;
      const reply: Reply | null =
        first === undefined || taken === undefined
          ? null
          : {
              writtenAt,
              takenAt: Date.parse(taken.at),
              acceptedAt: Date.parse(first.at),
              outboundMessageId: first.key ?? '',
            };
      const isRepeated = new Set(sends.map(({ key }) => key)).size < sends.length;
      const isToldLater = message.kind === 'change' && sends.length === 2 && !isRepeated;
      return { ...message, reply, isToldLater, isDoubled: sends.length > 1 && !isToldLater };
    }),
  );
}

function findReplies(ledgers: Ledgers, message: Written, since: Date) {
  const rows = ledgers[message.writer.channel];
  const taken = rows.find((row) => row.operation === 'webhook.message' && row.id === message.id);
  const sends = rows.filter(
    (row) =>
      SENDS.has(row.operation) &&
      row.outcome === 'accepted' &&
      row.recipient === message.writer.address &&
      Date.parse(row.at) >= since.getTime(),
  );
  return { message, taken, sends };
}

async function readLedgers({ sandbox }: Platform): Promise<Ledgers> {
  const [whatsapp, line] = await Promise.all(VENDORS.map((vendor) => sandbox.ledger(vendor)));
  return { whatsapp: whatsapp as Row[], line: line as Row[] }; // cast: the sandbox's rows have the vendor's id too
}
