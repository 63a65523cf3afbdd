import { z } from 'zod';
import { VOLUME_MAX, VOLUME_MIN } from '../zone/lists.ts';
import type { VenueId } from '../ids.ts';
import { findZonesMeant } from './find-zones-meant.ts';
import type { VenueZones, ZonesOfVenue } from './find-zones-meant.ts';
import type { CommandChange } from './recognise-command.ts';
import type { ProposalCheck } from './turn-record.ts';

/** What the model may ask for. Anything else is no proposal: schedules, other venues and money are a person's. */
const proposalSchema = z.object({
  zone: z.string().min(1).max(200),
  change: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('volume_by_percent'), percent: z.number().min(-100).max(100) }),
    z.object({ kind: z.literal('volume_to'), level: z.number().int().min(VOLUME_MIN).max(VOLUME_MAX) }),
    z.object({ kind: z.literal('pause') }),
    z.object({ kind: z.literal('play') }),
    z.object({ kind: z.literal('skip') }),
  ]),
});

export type CheckedProposal =
  | { check: ProposalCheck & { verdict: 'allowed' }; change: CommandChange; venues: ZonesOfVenue[] }
  | { check: ProposalCheck & { verdict: 'refused' }; sentence: string };

/**
 * The model proposes, code disposes: names are looked up only among the zones of the contact's own venues, and only
 * what could be said as a plain command passes. How loud a zone may go is decided where its volume is read.
 */
export function checkProposal(
  input: unknown,
  scope: { venues: readonly VenueZones[]; venueId: VenueId | null },
): CheckedProposal {
  const parsed = proposalSchema.safeParse(input);
  if (!parsed.success) {
    const isLevel = parsed.error.issues.some((issue) => issue.path.join('.') === 'change.level');
    return isLevel
      ? refused(
          'music.volume_out_of_range',
          `The volume goes from ${VOLUME_MIN} to ${VOLUME_MAX} in whole steps.`,
        )
      : refused('proposal.malformed', 'This is not a change that can be proposed.');
  }
  const { zone, change } = parsed.data;
  const isAllZones = zone.trim().toLowerCase() === 'all';
  const meant = findZonesMeant({ zonesText: isAllZones ? null : zone, isAllZones, ...scope });
  switch (meant.kind) {
    case 'found':
      return { check: { verdict: 'allowed', reasonCode: null }, change, venues: meant.venues };
    case 'which_zone':
      return refused('proposal.which_zone', `Ask which zone is meant: ${namesOf(meant.candidates)}.`);
    case 'which_venue':
      return refused('proposal.which_venue', `Ask which venue is meant: ${namesOf(meant.candidates)}.`);
    case 'no_venue':
      return refused('proposal.no_venue', 'This contact speaks for no venue with music.');
  }
}

function refused(reasonCode: string, sentence: string): CheckedProposal {
  return { check: { verdict: 'refused', reasonCode }, sentence };
}

function namesOf(candidates: readonly { name: string }[]): string {
  return [...new Set(candidates.map(({ name }) => name))].join(', ');
}
