export const ORGANIZATION_KINDS = ['music_operator', 'studio'] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

export const REGIONS = ['asia_pacific', 'europe', 'americas', 'middle_east'] as const;
export type Region = (typeof REGIONS)[number];

export const BUSINESS_TYPES = [
  'hotel',
  'restaurant',
  'beach_club',
  'retail_chain',
  'studio',
  'other',
] as const;
export type BusinessType = (typeof BUSINESS_TYPES)[number];

export const VENDORS = ['soundtrack', 'whatsapp', 'line', 'email', 'claude'] as const;
export type Vendor = (typeof VENDORS)[number];
