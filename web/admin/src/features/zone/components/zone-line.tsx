import Box from '@mui/material/Box';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { BlockLink } from '../../../components/links.tsx';
import { GlowOnChange } from '../../../../../ui/glow-on-change.tsx';
import { StatusLabel } from '../../../../../ui/status-label.tsx';
import { RelativeAge } from '../../../components/relative-age.tsx';
import { hasJustChanged } from '../../../lib/live/zone-changes.ts';
import { stateOf } from '../zone-types.ts';
import type { ZoneRow } from '../zone-types.ts';
import type { LinePlace } from './grid-layout.ts';
import { cellSx, lineSx } from './line-styles.ts';

type Props = { zone: ZoneRow; place: LinePlace };

/** One zone. Drawn again only when it changed or moved. */
export const ZoneLine = memo(
  function ZoneLine({ zone, place }: Props) {
    const { t } = useTranslation('zone');
    const state = stateOf(zone);
    return (
      <GlowOnChange
        id={zone.id}
        value={`${state} ${zone.volume}`}
        isFresh={hasJustChanged(zone.id)}
        attributes={{
          role: 'row',
          'aria-rowindex': place.index + 2,
          'aria-current': place.isSelected ? 'true' : undefined,
          style: { height: place.height, transform: `translateY(${place.top}px)` },
        }}
        sx={lineSx}
      >
        <Box
          role="cell"
          sx={{ gridArea: { xs: 'status', md: 'auto' }, justifySelf: { xs: 'end', md: 'start' } }}
        >
          <StatusLabel state={state} />
        </Box>
        <Box role="cell" sx={{ ...cellSx, color: 'text.secondary', ...sinceSx }}>
          <RelativeAge at={zone.statusSince} isBare />
        </Box>
        <Box role="cell" sx={{ ...cellSx, gridArea: { xs: 'zone', md: 'auto' } }}>
          <BlockLink
            to="/venues/$venueId"
            params={{ venueId: zone.venueId }}
            search={{ zone: zone.id }}
            preload={false}
            sx={linkSx}
          >
            {zone.name}
          </BlockLink>
        </Box>
        <Box role="cell" sx={{ ...cellSx, gridArea: { xs: 'venue', md: 'auto' } }}>
          {zone.venueName}
        </Box>
        <Box role="cell" sx={{ ...cellSx, ...wideOnly }}>
          {zone.city}
        </Box>
        <Box role="cell" sx={{ ...cellSx, ...wideOnly }}>
          {zone.volume === null ? t('noVolume') : t('volumeOf', { volume: zone.volume })}
        </Box>
        <Box role="cell" dir="auto" sx={{ ...cellSx, ...wideOnly, color: 'text.secondary' }}>
          {zone.nowPlaying}
        </Box>
      </GlowOnChange>
    );
  },
  (before, after) =>
    before.zone === after.zone &&
    before.place.index === after.place.index &&
    before.place.top === after.place.top &&
    before.place.height === after.place.height &&
    before.place.isSelected === after.place.isSelected,
);

const sinceSx = {
  gridArea: { xs: 'since', md: 'auto' },
  justifySelf: { xs: 'end', md: 'start' },
} as const;

const wideOnly = { display: { xs: 'none', md: 'block' } } as const;

const linkSx = {
  color: 'inherit',
  textDecoration: 'none',
  // The whole row is the target; the link stays one for keyboard and screen reader.
  '&::after': { content: '""', position: 'absolute', inset: 0 },
  '&:hover': { textDecoration: 'underline' },
} as const;
