import { wrapActivity } from '../wrap-activity.ts';
import { abandonMusicChange } from './abandon-music-change.ts';
import { carryOutMusicChange } from './carry-out-music-change.ts';
import type { CarryOutInput } from './carry-out-music-change.ts';
import { confirmMusicChange } from './confirm-music-change.ts';
import type { ConfirmInput } from './confirm-music-change.ts';
import type { MusicDependencies } from './dependencies.ts';

export type { MusicDependencies } from './dependencies.ts';
export type MusicActivities = ReturnType<typeof createMusicActivities>;

/** The hands of a venue's one writer of music. */
export function createMusicActivities(deps: MusicDependencies) {
  return {
    /** Twice is harmless: what is wanted was noted before the first write. */
    carryOutMusicChange: wrapActivity((input: CarryOutInput) => carryOutMusicChange(deps, input)),
    /** Twice is harmless: it goes on from what is noted. */
    confirmMusicChange: wrapActivity((input: ConfirmInput) => confirmMusicChange(deps, input)),
    /** Twice is harmless: a settled change stays as it is. */
    abandonMusicChange: wrapActivity((input: ConfirmInput & { wasAnswered: boolean }) =>
      abandonMusicChange(deps, input),
    ),
  };
}
