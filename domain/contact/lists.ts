export const VENUE_ROLES = ['manager', 'it', 'owner', 'corporate'] as const;
export type VenueRole = (typeof VENUE_ROLES)[number];
