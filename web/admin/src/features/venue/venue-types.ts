import type { z } from 'zod';
import type { venueDetailSchema, venueRowSchema } from '../../../../../domain/contract/venue.ts';

export type VenueRow = z.infer<typeof venueRowSchema>;
export type Venue = z.infer<typeof venueDetailSchema>;
