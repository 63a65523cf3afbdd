export type TokenBucket = {
  available(): number;
  take(cost: number): boolean;
  fill(): void;
};

/** Limits are read at each call, since an admin may change them while it fills. */
export function createTokenBucket(options: {
  now: () => number;
  limits: () => { capacity: number; refillPerSecond: number };
}): TokenBucket {
  const { now, limits } = options;
  // Full, whatever the capacity is by the time it is looked at.
  let tokens = Number.POSITIVE_INFINITY;
  let filledAt = now();
  const refill = () => {
    const { capacity, refillPerSecond } = limits();
    tokens = Math.min(capacity, tokens + (Math.max(0, now() - filledAt) / 1_000) * refillPerSecond);
    filledAt = now();
  };
  return {
    available() {
      refill();
      return Math.floor(tokens);
    },
    take(cost) {
      refill();
      if (cost > tokens) return false;
      tokens -= cost;
      return true;
    },
    fill() {
      tokens = Number.POSITIVE_INFINITY;
    },
  };
}
