import type { z } from 'zod';
import type { zoneRowSchema } from '../../../../../domain/contract/zone.ts';
import type { StateName } from '../../../../ui/theme/tokens.ts';

export type ZoneRow = z.infer<typeof zoneRowSchema>;

/** What is shown: a zone whose second reading is awaited is a suspect, whatever it was. */
export function stateOf(zone: Pick<ZoneRow, 'status' | 'suspectedStatus'>): StateName {
  return zone.suspectedStatus === null ? zone.status : 'suspect';
}
