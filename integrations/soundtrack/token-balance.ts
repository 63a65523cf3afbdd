/** What the vendor said of the bucket in one answer. */
type BudgetReading = { available: number | null; cost: number | null };
type Budget = { available: number | null; lastCost: number | null; readAt: string | null };
export type BudgetTicket = { settle(reading: BudgetReading): void };

/**
 * Our picture of the vendor's bucket. What the headers say is the truth, also about what other processes took;
 * between two answers it is reckoned forward, and what is under way counts as spent.
 */
export function createTokenBalance(options: {
  now: () => number;
  capacity: number;
  refillPerSecond: number;
}) {
  const { now, refillPerSecond } = options;
  let { capacity } = options;
  let known = { tokens: capacity, at: now() };
  let budget: Budget = { available: null, lastCost: null, readAt: null };
  let underWay = 0;

  const inBucket = () => Math.min(capacity, known.tokens + ((now() - known.at) / 1_000) * refillPerSecond);

  return {
    capacity: () => capacity,

    /** How long until `amount` is there; what is more than there ever is waits for a full bucket. */
    msUntil(amount: number): number {
      const missing = Math.min(amount, capacity) - (inBucket() - underWay);
      return missing <= 0 ? 0 : Math.ceil((missing / refillPerSecond) * 1_000);
    },

    /** @param cost an estimate; settling puts the vendor's figures in its place. */
    hold(cost: number, onSettled: () => void): BudgetTicket {
      underWay += cost;
      let isSettled = false;
      return {
        settle(reading) {
          if (isSettled) return;
          isSettled = true;
          underWay -= cost;
          const paid = reading.cost ?? cost;
          const tokens = reading.available ?? inBucket() - paid;
          if (reading.available !== null) {
            capacity = Math.max(capacity, tokens + (reading.cost ?? 0));
            const readAt = new Date(now()).toISOString();
            budget = { available: tokens, lastCost: reading.cost ?? budget.lastCost, readAt };
          }
          known = { tokens, at: now() };
          onSettled();
        },
      };
    },

    /** The vendor's last word. */
    budget: () => budget,
  };
}
