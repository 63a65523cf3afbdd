export const VENDORS = ['soundtrack', 'whatsapp', 'line', 'claude', 'email'] as const;
export type Vendor = (typeof VENDORS)[number];

export type Fault = {
  vendor: Vendor;
  kind: string;
  recipient?: string;
  operation?: string;
  probability?: number;
  next?: number;
  params: { delayMs?: number; retryAfterSeconds?: number; status?: number; code?: number };
  struck: number;
};
export type Settings = {
  playerDelayMs: [number, number];
  modelDelayMs: number;
  callbackDelayMs: number;
  flapMs: number;
  whatsappReadReceipts: boolean;
};
export type LedgerRow = {
  seq: number;
  at: string;
  operation: string;
  recipient: string | null;
  key: string | null;
  body: unknown;
  outcome: string;
};

const ANY = ['delay', 'drop_before_accept', 'drop_after_accept', 'rate_limited', 'server_error'];
const HTTP = [...ANY, 'bad_gateway_html'];
const CALLBACKS = ['duplicate_callbacks', 'reorder_callbacks', 'lose_callbacks'];

/** What can go wrong with each; the others would never strike there. */
export const KINDS: Record<Vendor, readonly string[]> = {
  soundtrack: [...HTTP, 'partial_errors'],
  whatsapp: [...HTTP, ...CALLBACKS],
  line: [...HTTP, ...CALLBACKS],
  claude: [...HTTP, 'overloaded'],
  email: ANY,
};
