import EventBusy from '@mui/icons-material/EventBusy';
import HelpOutline from '@mui/icons-material/HelpOutlineOutlined';
import LinkOff from '@mui/icons-material/LinkOff';
import MusicOff from '@mui/icons-material/MusicOff';
import Pause from '@mui/icons-material/Pause';
import PlayArrow from '@mui/icons-material/PlayArrow';
import PowerOff from '@mui/icons-material/PowerOff';
import VolumeOff from '@mui/icons-material/VolumeOff';
import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StateName } from './theme/tokens.ts';

const ICONS: Record<StateName, typeof PlayArrow> = {
  playing: PlayArrow,
  paused: Pause,
  muted: VolumeOff,
  suspect: WarningAmber,
  offline: PowerOff,
  unpaired: LinkOff,
  expired: EventBusy,
  unknown: HelpOutline,
  silent: MusicOff,
};

/** A state is always an icon and its word, never a colour alone. `children` follow the word: an age, a reason. */
export function StatusLabel({ state, children }: { state: StateName; children?: ReactNode }) {
  const { t } = useTranslation('ui');
  const Icon = ICONS[state];
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        // Its baseline is the icon's; in a line of text it stands on the line's own edge.
        verticalAlign: 'top',
        alignItems: 'center',
        gap: 1,
        whiteSpace: 'nowrap',
        color: `state.${state}`,
      }}
    >
      <Icon aria-hidden sx={{ fontSize: 16, flexShrink: 0 }} />
      <span>{t(`status.${state}`)}</span>
      {children}
    </Box>
  );
}
