import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';

import { SANDBOX_PORT_OFFSET, type Vendor } from '../config/env.ts';

export const VENDORS = Object.keys(SANDBOX_PORT_OFFSET) as Vendor[]; // cast: the keys of that constant are the vendors

/**
 * `id` is what the vendor gave out, `key` what the client sent to recognise its own request by
 * (retry key, opaque callback data, Message-ID, client mutation id).
 */
type LedgerRow = {
  seq: number;
  at: string;
  vendor: Vendor;
  operation: string;
  id: string | null;
  key: string | null;
  recipient: string | null;
  body: unknown;
  outcome: string;
};
type LedgerEntry = Omit<LedgerRow, 'seq' | 'at' | 'id' | 'key' | 'recipient'> &
  Partial<Pick<LedgerRow, 'id' | 'key' | 'recipient'>>;

/** Older rows stay in the file; this many are kept for reading. */
const ROWS_IN_MEMORY = 100_000;

export type Ledger = {
  append(entry: LedgerEntry): LedgerRow;
  rows(vendor: Vendor, since?: number): LedgerRow[];
  startAfresh(): void;
};

/** Written synchronously and before any answer, so that no accepted request can be missing after a kill. */
export function createLedger(options: {
  dataDir: string | null;
  now: () => number;
  appended?: (row: LedgerRow) => void;
}): Ledger {
  const { dataDir, now, appended } = options;
  const books = new Map<Vendor, LedgerRow[]>();
  const fileOf = (vendor: Vendor) => path.join(dataDir ?? '', `ledger-${vendor}.jsonl`);
  if (dataDir) mkdirSync(dataDir, { recursive: true });
  for (const vendor of VENDORS) books.set(vendor, dataDir ? readRows(fileOf(vendor)) : []);

  return {
    append(entry) {
      const book = books.get(entry.vendor) ?? [];
      const seq = (book.at(-1)?.seq ?? 0) + 1;
      const at = new Date(now()).toISOString();
      const row: LedgerRow = { seq, at, id: null, key: null, recipient: null, ...entry };
      if (dataDir) appendFileSync(fileOf(entry.vendor), `${JSON.stringify(row)}\n`);
      book.push(row);
      if (book.length > ROWS_IN_MEMORY * 1.2) book.splice(0, book.length - ROWS_IN_MEMORY);
      appended?.(row);
      return row;
    },
    rows(vendor, since = 0) {
      const book = books.get(vendor) ?? [];
      return book.slice(book.findLastIndex((row) => row.seq <= since) + 1);
    },
    startAfresh() {
      for (const vendor of VENDORS) {
        books.set(vendor, []);
        // Moved aside, not deleted: a ledger is only ever added to.
        if (dataDir && existsSync(fileOf(vendor))) renameSync(fileOf(vendor), `${fileOf(vendor)}.${now()}`);
      }
    },
  };
}

function readRows(file: string): LedgerRow[] {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  // A kill in the middle of a line leaves it torn: close it, or the next row would be lost with it.
  if (text !== '' && !text.endsWith('\n')) appendFileSync(file, '\n');
  const rows = text.split('\n').flatMap((line): LedgerRow[] => {
    try {
      return line ? [JSON.parse(line)] : [];
    } catch {
      return [];
    }
  });
  return rows.slice(-ROWS_IN_MEMORY);
}
