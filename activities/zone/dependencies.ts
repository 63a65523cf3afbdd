import type { ActivityDependencies, Vendors } from '../dependencies.ts';

export type ZoneDependencies = ActivityDependencies & {
  vendors: Pick<Vendors, 'soundtrack'>;
  settings: { pollingIntervalSeconds: number; suspectRecheckSeconds: number };
};
