import type { FleetContact, FleetVenue } from './fleet.ts';
import type { Country } from './countries.ts';

type Making = {
  country: Country;
  venue: FleetVenue;
  /** Places of all venues of its customer, this one last. */
  siblings: readonly number[];
  random: () => number;
  /** How many contacts there are already: numbers and addresses are counted on from here. */
  nextContact: number;
};

/** A manager for every venue, an IT contact for most, and one for the whole chain once it has two venues. */
export function generateContacts(input: Making): FleetContact[] {
  const venueIndex = input.siblings.at(-1) ?? 0;
  const { random } = input;
  const contacts = [person(input, 0, [{ venueIndex, role: 'manager' }])];
  if (random() < 0.8) {
    contacts.push(
      person(input, contacts.length, [{ venueIndex, role: 'it' }], { hasEmail: true, isOnLine: false }),
    );
  }
  if (input.siblings.length === 2) {
    const roles = input.siblings.map((sibling) => ({ venueIndex: sibling, role: 'corporate' as const }));
    contacts.push(person(input, contacts.length, roles, { hasEmail: true, isOnLine: false }));
  }
  return contacts;
}

function person(
  { country, venue, random, nextContact }: Making,
  place: number,
  roles: FleetContact['roles'],
  fixed: { hasEmail?: boolean; isOnLine?: boolean } = {},
): FleetContact {
  const number = nextContact + place;
  const given = pick(country.givenNames, random);
  const family = pick(country.familyNames, random);
  const isOnLine = fixed.isOnLine ?? random() < country.lineShare;
  const hasEmail = fixed.hasEmail ?? random() < 0.3;
  return {
    customerName: venue.customerName,
    name: `${given} ${family}`,
    language: pick(country.languages, random),
    roles,
    channels: {
      ...(isOnLine
        ? { line: `U${number.toString(16).padStart(32, '0')}` }
        : { whatsapp: phone(country, number) }),
      ...(hasEmail && {
        email: `${word(given)}.${word(family)}.${number}@${word(venue.customerName)}.example`,
      }),
    },
  };
}

/** Four digits as long as they last: 66 2 000 xxxx. */
function phone(country: Country, number: number): string {
  return `${country.phonePrefix}${number.toString().padStart(4, '0')}`;
}

function word(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T; // cast: no list here is empty
}
