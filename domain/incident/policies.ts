import type { VenueRole } from '../contact/lists.ts';
import type { UserRole } from '../user/lists.ts';

/** Who is told, and how long after the incident opened. */
export type EscalationStep = {
  name: string;
  afterMs: number;
  venueRoles: VenueRole[];
  teamRoles: UserRole[];
};

export type EscalationPolicy = {
  version: string;
  steps: EscalationStep[];
  /** After the last step it is repeated at this distance until somebody acknowledges: the cool-down. */
  remindEveryMs: number;
};

/** The default policy: IT and the team at once; managers when it lasts; then a reminder per cool-down. */
export function outagePolicy(settings: {
  offlineLongSeconds: number;
  alertCooldownSeconds: number;
}): EscalationPolicy {
  return {
    version: 'outage-1',
    steps: [
      { name: 'first_notice', afterMs: 0, venueRoles: ['it'], teamRoles: ['agent'] },
      {
        name: 'managers',
        afterMs: settings.offlineLongSeconds * 1_000,
        venueRoles: ['it', 'manager'],
        teamRoles: ['agent', 'manager'],
      },
    ],
    remindEveryMs: settings.alertCooldownSeconds * 1_000,
  };
}
