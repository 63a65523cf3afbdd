import type { Machine } from '../measure/read-machine.ts';

export type Table = { title: string; head: string[]; rows: string[][]; how: string };
export type Target = { what: string; limit: string; value: string; isMet: boolean };

export type Report = {
  name: string;
  title: string;
  takenOn: string;
  command: string;
  machine: Machine;
  /** What was set, in sentences. */
  conditions: string[];
  tables: Table[];
  targets: Target[];
  /** The same as numbers, for --json. */
  figures: unknown;
};
