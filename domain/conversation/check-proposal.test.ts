import { describe, expect, it } from 'vitest';
import type { VenueId, ZoneId } from '../ids.ts';
import { checkProposal } from './check-proposal.ts';
import { findZonesMeant, matchCandidates } from './find-zones-meant.ts';
import type { VenueZones } from './find-zones-meant.ts';

const zone = (name: string, kind: 'lobby' | 'pool' | 'bar' = 'lobby') => ({
  zoneId: name as ZoneId,
  name,
  kind,
});
const riverside: VenueZones = {
  venueId: 'riverside' as VenueId,
  venueName: 'Hotel Riverside',
  zones: [zone('Lobby'), zone('Pool', 'pool')],
};
const harbour: VenueZones = {
  venueId: 'harbour' as VenueId,
  venueName: 'Harbour House',
  zones: [{ ...zone('Lobby'), zoneId: 'Harbour Lobby' as ZoneId }, zone('Sky Bar', 'bar')],
};
const both = [riverside, harbour];
const meant = (zonesText: string | null, venueId: string | null = null, venues = both) =>
  findZonesMeant({ zonesText, isAllZones: false, venues, venueId: venueId as VenueId | null });

describe('which zones are meant', () => {
  it('is clear where only one venue has such a zone', () => {
    expect(meant('sky bar')).toEqual({
      kind: 'found',
      venues: [{ venueId: 'harbour', zoneIds: ['Sky Bar'] }],
    });
  });

  it('is asked where two venues have it, unless one is named or the conversation is about one', () => {
    expect(meant('lobby')).toMatchObject({ kind: 'which_venue' });
    expect(meant('lobby at harbour house')).toMatchObject({
      kind: 'found',
      venues: [{ zoneIds: ['Harbour Lobby'] }],
    });
    expect(meant('lobby', 'riverside')).toMatchObject({ kind: 'found', venues: [{ zoneIds: ['Lobby'] }] });
  });

  it('is looked for elsewhere when the venue at hand has no such zone', () => {
    expect(meant('sky bar', 'riverside')).toMatchObject({ kind: 'found', venues: [{ venueId: 'harbour' }] });
  });

  it('is asked with all names when the zone is unknown', () => {
    expect(meant('helipad', null, [riverside])).toEqual({
      kind: 'which_zone',
      isUnknown: true,
      candidates: [
        { venueId: 'riverside', zoneId: 'Lobby', name: 'Lobby' },
        { venueId: 'riverside', zoneId: 'Pool', name: 'Pool' },
      ],
    });
  });

  it('is nothing for who speaks for no venue', () => {
    expect(meant('lobby', null, [])).toEqual({ kind: 'no_venue' });
  });

  it('is completed by the answer to the question', () => {
    const asked = meant('lobby');
    if (asked.kind !== 'which_venue') throw new Error('nothing was asked');
    const question = {
      about: 'venue' as const,
      wish: { kind: 'status' as const },
      candidates: asked.candidates,
    };
    expect(matchCandidates('Harbour', question)).toEqual([
      { venueId: 'harbour', zoneIds: ['Harbour Lobby'] },
    ]);
    expect(matchCandidates('the other one', question)).toBeNull();
  });
});

describe('a proposal of the model', () => {
  const check = (input: unknown) => checkProposal(input, { venues: [riverside], venueId: null });

  it('passes for a zone of the contact, or for all of them', () => {
    const change = { kind: 'volume_by_percent', percent: -20 };
    expect(check({ zone: 'Lobby', change })).toEqual({
      check: { verdict: 'allowed', reasonCode: null },
      change,
      venues: [{ venueId: 'riverside', zoneIds: ['Lobby'] }],
    });
    expect(check({ zone: 'all', change: { kind: 'pause' } })).toMatchObject({
      venues: [{ zoneIds: ['Lobby', 'Pool'] }],
    });
  });

  it.each([
    [{ zone: 'Sky Bar', change: { kind: 'pause' } }, 'proposal.which_zone'],
    [{ zone: 'harbour', change: { kind: 'pause' } }, 'proposal.which_zone'],
    [{ zone: 'Lobby', change: { kind: 'volume_to', level: 17 } }, 'music.volume_out_of_range'],
    [{ zone: 'Lobby', change: { kind: 'volume_by_percent', percent: 400 } }, 'proposal.malformed'],
    [{ zone: 'Lobby', change: { kind: 'restore', states: [] } }, 'proposal.malformed'],
    [{ zone: 'Lobby' }, 'proposal.malformed'],
    ['pause everything', 'proposal.malformed'],
    [null, 'proposal.malformed'],
  ])('%j is refused: %s', (input, reasonCode) => {
    expect(check(input).check).toEqual({ verdict: 'refused', reasonCode });
  });
});
