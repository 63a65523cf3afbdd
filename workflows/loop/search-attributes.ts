import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { SearchAttributeUpdatePair } from '@temporalio/common';

const ORGANIZATION = defineSearchAttributeKey('OrganizationId', SearchAttributeType.KEYWORD);
const VENUE = defineSearchAttributeKey('VenueId', SearchAttributeType.KEYWORD);
const STATUS = defineSearchAttributeKey('ProcessStatus', SearchAttributeType.KEYWORD);
const OWNER = defineSearchAttributeKey('OwnerId', SearchAttributeType.KEYWORD);
const SLA_DUE = defineSearchAttributeKey('SlaDueAt', SearchAttributeType.DATETIME);
const NEXT_WAKE_UP = defineSearchAttributeKey('NextWakeUpAt', SearchAttributeType.DATETIME);

/** What operators filter by. Never personal data: these are stored in plain text. Null unsets an attribute. */
export function searchAttributes(values: {
  organizationId?: string;
  venueId?: string | null;
  processStatus?: string;
  ownerId?: string | null;
  slaDueAt?: number | null;
  nextWakeUpAt?: number | null;
}): SearchAttributeUpdatePair[] {
  const pairs: SearchAttributeUpdatePair[] = [];
  if (values.organizationId !== undefined) pairs.push({ key: ORGANIZATION, value: values.organizationId });
  if (values.venueId !== undefined) pairs.push({ key: VENUE, value: values.venueId });
  if (values.processStatus !== undefined) pairs.push({ key: STATUS, value: values.processStatus });
  if (values.ownerId !== undefined) pairs.push({ key: OWNER, value: values.ownerId });
  if (values.slaDueAt !== undefined) pairs.push({ key: SLA_DUE, value: toDate(values.slaDueAt) });
  if (values.nextWakeUpAt !== undefined)
    pairs.push({ key: NEXT_WAKE_UP, value: toDate(values.nextWakeUpAt) });
  return pairs;
}

function toDate(instant: number | null): Date | null {
  return instant === null ? null : new Date(instant);
}
