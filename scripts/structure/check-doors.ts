import type { Module } from './parse-module.ts';

/** Something that only the files of its home may do, so that a rule has one door. */
interface Door {
  uses: RegExp;
  rooms: RegExp;
  home: RegExp;
  advice: string;
}

const EVERYWHERE = /^/;
const TESTS = /(^test\/|\.test\.tsx?$)/;

const DOORS: readonly Door[] = [
  {
    uses: /^process\.env$/,
    rooms: EVERYWHERE,
    home: /^((config|engine|scripts|test|bench)\/|web\/[^/]+\/vite\.config\.ts$)/,
    advice: 'settings are read in config/ and handed in',
  },
  {
    uses: /^(new Date|Date\.now|performance\.now)\(\)$/,
    rooms: /^(domain|services)\//,
    home: /^services\/context\.ts$/,
    advice: 'time comes from the clock in the context, or is an argument',
  },
  {
    uses: /^(Math\.random|crypto\.\w+|fetch|setTimeout|setInterval|setImmediate)\(/,
    rooms: /^domain\//,
    home: /(?!)/,
    advice: 'rules are pure: chance comes from a seeded generator, waiting and reading from outside',
  },
  {
    uses: /(^|\.)(inOrganization|inPlatform)\(/,
    rooms: EVERYWHERE,
    home: /^(services|db)\//,
    advice: 'rows are reached through a verb of services/',
  },
  {
    uses: /(\.(sendText|sendTemplate)\(|\.push\(.*\bretryKey\b|\.reply\(.*\breplyToken\b|\bvendors\.email\()/,
    rooms: /^(activities|services|api|workers)\//,
    home: /^activities\/message\//,
    advice: 'only activities/message/ sends, because only there the ledger is asked first',
  },
  {
    uses: /\.(setVolume|play|pause|skipTrack|assignSource)\(/,
    rooms: /^(activities|services|api|workers)\//,
    home: /^activities\/music\//,
    advice: 'only activities/music/ changes the music, so that a venue has one writer',
  },
];

export function checkDoors(module: Module): string[] {
  if (TESTS.test(module.path)) return [];
  return DOORS.filter(({ rooms, home }) => rooms.test(module.path) && !home.test(module.path)).flatMap(
    ({ uses, advice }) =>
      module.uses
        .filter(({ text }) => uses.test(text))
        .map(({ text, line }) => `${module.path}:${line} uses ${text.replace(/\(.*/, '()')}: ${advice}`),
  );
}
