import type { VenueRole } from '../../domain/contact/lists.ts';
import type { BusinessType, Region } from '../../domain/customer/lists.ts';
import type { OpeningHours } from '../../domain/venue/opening-hours.ts';
import type { ZoneKind } from '../../domain/zone/lists.ts';

/** A generated operator's world. Lists refer to one another by place or by name. */
export type Fleet = { customers: FleetCustomer[]; venues: FleetVenue[]; contacts: FleetContact[] };

export type FleetCustomer = {
  name: string;
  brandName: string | null;
  businessType: BusinessType;
  region: Region;
  countryCode: string;
  city: string;
  contractExpiresOn: string | null;
};

export type FleetVenue = {
  customerName: string;
  name: string;
  countryCode: string;
  city: string;
  timezone: string;
  openingHours: OpeningHours | null;
  soundtrackAccountId: string;
  soundtrackLocationId: string;
  zones: FleetZone[];
};

export type FleetZone = {
  name: string;
  kind: ZoneKind;
  soundtrackZoneId: string;
  volumeCeiling: number | null;
  condition: 'online' | 'offline' | 'unpaired';
  isExpired: boolean;
  isPaused: boolean;
  /** A player that accepts orders and ignores them, or that does not tell its volume. */
  behaviour: 'normal' | 'silent_noop' | 'null_volume';
  volume: number;
  playlist: string;
};

export type FleetContact = {
  customerName: string;
  name: string;
  language: string;
  roles: { venueIndex: number; role: VenueRole }[];
  channels: { whatsapp?: string; line?: string; email?: string };
};
