import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';

export const ROW_PX = 36;
/** Two lines and room for a thumb. */
export const PHONE_ROW_PX = 56;
export const columns = ['status', 'since', 'zone', 'venue', 'city', 'volume', 'nowPlaying'] as const;
/** Set once on the grid's frame, so that the head and every row agree. */
export const gridColumns =
  '132px 84px minmax(120px, 1.2fr) minmax(140px, 1.6fr) minmax(110px, 1fr) 64px minmax(120px, 2fr)';

/** Where a row of seven columns would not fit. */
export function useTwoLines(): boolean {
  return useMediaQuery((theme: Theme) => theme.breakpoints.down('md'), { noSsr: true });
}

export type LinePlace = { index: number; top: number; height: number; isSelected: boolean };
