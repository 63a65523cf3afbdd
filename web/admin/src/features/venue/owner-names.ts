import type { VenueRow } from './venue-types.ts';

/** Customer and brand; a brand that the customer is named after says nothing new. */
export function ownerNames({
  customerName,
  brandName,
}: Pick<VenueRow, 'customerName' | 'brandName'>): string[] {
  return brandName === null || customerName.startsWith(brandName)
    ? [customerName]
    : [customerName, brandName];
}
