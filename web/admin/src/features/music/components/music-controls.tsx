import Pause from '@mui/icons-material/Pause';
import PlayArrow from '@mui/icons-material/PlayArrow';
import SkipNext from '@mui/icons-material/SkipNext';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import { useApplyMusicChange } from '../api/apply-music-change.ts';
import type { ChangeOrder, ControlledZone } from '../music-types.ts';
import { VolumeSlider } from './volume-slider.tsx';

/** Volume, play or pause, next track of one zone. */
export function MusicControls({ venueId, zone }: { venueId: string; zone: ControlledZone }) {
  const { t } = useTranslation('music');
  const apply = useApplyMusicChange(venueId, zone.id);
  const isPlaying = zone.status === 'playing' || zone.status === 'muted';
  const button = (change: ChangeOrder & { kind: 'pause' | 'play' | 'skip' }, Icon: typeof Pause) => (
    <Tooltip title={t(`action.${change.kind}`)}>
      <IconButton
        aria-label={t('actionIn', { action: t(`action.${change.kind}`), zone: zone.name })}
        onClick={() => apply.mutate(change)}
      >
        <Icon sx={{ fontSize: 20 }} />
      </IconButton>
    </Tooltip>
  );
  return (
    <Box
      role="group"
      aria-label={t('controls', { zone: zone.name })}
      sx={{ display: 'flex', alignItems: 'center', gap: 2 }}
    >
      <VolumeSlider zone={zone} onChange={(level) => apply.mutate({ kind: 'volume_to', level })} />
      {isPlaying ? button({ kind: 'pause' }, Pause) : button({ kind: 'play' }, PlayArrow)}
      {button({ kind: 'skip' }, SkipNext)}
    </Box>
  );
}
