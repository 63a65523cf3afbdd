import type { QueryClient } from '@tanstack/react-query';
import type { MusicChangeView } from '../music-types.ts';
import { musicChangesQuery } from './list-music-changes.ts';

/** The answer stands in the list before it is asked again. */
export function putChange(queryClient: QueryClient, view: MusicChangeView): void {
  queryClient.setQueryData(musicChangesQuery(view.venueId).queryKey, (held) =>
    held === undefined ? held : { ...held, rows: [view, ...held.rows.filter(({ id }) => id !== view.id)] },
  );
}
