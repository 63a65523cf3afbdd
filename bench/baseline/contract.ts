export const VENUE_LOOP_QUEUE = 'bench-venue-loop';

export type VenueLoopInput = {
  accountId: string;
  intervalMs: number;
  /** Spreads the loops over the interval, as loops that were started over days are. */
  firstPauseMs: number;
  known: string | null;
};

export const venueLoopId = (accountId: string) => `bench/venue-loop/${accountId}`;
