/** Why a message's own workflow tries to send it. Instants are epoch milliseconds. */
export type SendOrder =
  /** The quick tries were used up and nothing left; the vendor asked for this much patience. */
  | { kind: 'parked'; at: number; waitMs: number }
  /** A person decided that what became of the last attempt does not matter. */
  | { kind: 'sendAgain'; at: number };
