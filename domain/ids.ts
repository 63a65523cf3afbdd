import { z } from 'zod';

/** UUIDv7 keys, branded so that a zone's id cannot stand where a venue's is meant. */
export type Id<Noun extends string> = string & { readonly __noun: Noun };

export type OrganizationId = Id<'organization'>;
export type BrandId = Id<'brand'>;
export type CustomerId = Id<'customer'>;
export type VenueId = Id<'venue'>;
export type ZoneId = Id<'zone'>;
export type ContactId = Id<'contact'>;
export type ContactIdentityId = Id<'contact_identity'>;
export type UserId = Id<'user'>;
export type SessionId = Id<'session'>;
export type ConnectionId = Id<'connection'>;
export type ConversationId = Id<'conversation'>;
export type MessageId = Id<'message'>;
export type TurnId = Id<'turn'>;
export type OutboundMessageId = Id<'outbound_message'>;
export type IncidentId = Id<'incident'>;
export type AlertId = Id<'alert'>;
export type MusicChangeId = Id<'music_change'>;
export type WorkflowEventId = Id<'workflow_event'>;

/** A zod schema for the id of one noun: `idSchema<VenueId>()`. */
export function idSchema<T extends Id<string>>() {
  return z.uuid().transform((value) => value as T); // cast: a brand has no runtime form
}
