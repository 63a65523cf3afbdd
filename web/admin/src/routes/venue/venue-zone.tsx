import ExpandLess from '@mui/icons-material/ExpandLess';
import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { GlowOnChange } from '../../../../ui/glow-on-change.tsx';
import { StatusLabel } from '../../../../ui/status-label.tsx';
import { RelativeAge } from '../../components/relative-age.tsx';
import { MusicControls } from '../../features/music/components/music-controls.tsx';
import { ZoneLastChange } from '../../features/music/components/zone-last-change.tsx';
import type { Venue } from '../../features/venue/venue-types.ts';
import { CheckNow } from '../../features/zone/components/check-now.tsx';
import { ZoneHistory } from '../../features/zone/components/zone-history.tsx';
import { stateOf } from '../../features/zone/zone-types.ts';
import { useMay } from '../../lib/api/use-may.ts';

type Props = {
  venue: Pick<Venue, 'id' | 'timezone'>;
  zone: Venue['zoneList'][number];
  isOpen: boolean;
  onToggle: () => void;
};

/** One zone of a venue: what plays, its controls, what became of the last change, its day. */
export function VenueZone({ venue, zone, isOpen, onToggle }: Props) {
  const { t } = useTranslation('venue');
  const mayChange = useMay('music.change');
  const mayCheck = useMay('zone.check');
  const state = stateOf(zone);
  const track = zone.nowPlaying ?? t(zone.status === 'playing' ? 'zone.unknownTrack' : 'zone.nothingPlaying');
  return (
    <Box component="li" sx={{ borderBottom: 1, borderColor: 'divider' }}>
      <GlowOnChange id={zone.id} value={`${state} ${zone.volume} ${zone.nowPlaying}`} sx={lineSx}>
        <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3 }}>
            <Box component="h3" sx={{ m: 0, typography: 'h3' }}>
              {zone.name}
            </Box>
            <StatusLabel state={state}>
              <RelativeAge at={zone.statusSince} isBare />
            </StatusLabel>
          </Box>
          <Box dir="auto" sx={trackSx}>
            {track}
            {zone.playlistName !== null && ` · ${zone.playlistName}`}
          </Box>
        </Box>
        {mayChange ? (
          <MusicControls venueId={venue.id} zone={zone} />
        ) : (
          <Box sx={{ typography: 'body2', color: 'text.secondary' }}>{t('zone.lookOnly')}</Box>
        )}
        <Button
          aria-expanded={isOpen}
          startIcon={isOpen ? <ExpandLess /> : <ExpandMore />}
          onClick={onToggle}
          aria-label={`${t('zone.history')}: ${zone.name}`}
        >
          {t('zone.history')}
        </Button>
        <Box sx={{ flexBasis: '100%' }}>
          <ZoneLastChange venueId={venue.id} zoneId={zone.id} mayChange={mayChange} />
        </Box>
      </GlowOnChange>
      {isOpen && (
        <Box sx={{ px: 4, pb: 3 }}>
          <ZoneHistory zone={zone} timezone={venue.timezone} />
          {mayCheck && <CheckNow zoneId={zone.id} />}
        </Box>
      )}
    </Box>
  );
}

const lineSx = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 4,
  rowGap: 1,
  px: 4,
  py: 2,
} as const;

const trackSx = {
  typography: 'body2',
  color: 'text.secondary',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
} as const;
