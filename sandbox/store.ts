import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The fleet is large and changes seldom, the rest is small and changes often: two files. */
export type Section = 'fleet' | 'rest';
export type Store = {
  touch(section: Section): void;
  read(section: Section): unknown;
  stop(): void;
};

/** Changes are gathered this long before they are written; ledgers do not wait. */
const GATHER_MS = 500;

/** Snapshots of what the ledgers do not hold. `take` is asked for the present state when it is time to write. */
export function createStore(dataDir: string | null, take: (section: Section) => unknown): Store {
  const waiting = new Map<Section, NodeJS.Timeout>();
  const fileOf = (section: Section) => path.join(dataDir ?? '', `${section}.json`);
  const write = (section: Section) => {
    clearTimeout(waiting.get(section));
    waiting.delete(section);
    // Renamed into place: a kill while writing leaves the snapshot before.
    writeFileSync(`${fileOf(section)}.new`, JSON.stringify(take(section)));
    renameSync(`${fileOf(section)}.new`, fileOf(section));
  };
  if (dataDir) mkdirSync(dataDir, { recursive: true });
  return {
    touch(section) {
      if (dataDir && !waiting.has(section)) waiting.set(section, setTimeout(write, GATHER_MS, section));
    },
    read: (section) =>
      dataDir && existsSync(fileOf(section)) ? JSON.parse(readFileSync(fileOf(section), 'utf8')) : null,
    stop() {
      for (const section of waiting.keys()) write(section);
    },
  };
}
