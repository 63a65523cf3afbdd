import { z } from 'zod';

/** Local times `HH:MM`; a period that ends before it starts runs past midnight. Weekday 0 is Monday. */
export const openingHoursSchema = z.array(
  z.object({ weekday: z.number().int().min(0).max(6), from: z.string(), to: z.string() }),
);
export type OpeningHours = z.infer<typeof openingHoursSchema>;
