import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutlineOutlined';
import HelpOutline from '@mui/icons-material/HelpOutlineOutlined';
import Schedule from '@mui/icons-material/Schedule';
import Box from '@mui/material/Box';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ZoneResult } from '../music-types.ts';

const SHOWN = {
  verified: { icon: CheckCircle, colour: 'success.main' },
  on_the_way: { icon: Schedule, colour: 'info.main' },
  not_verified: { icon: HelpOutline, colour: 'warning.main' },
  refused: { icon: ErrorOutline, colour: 'warning.main' },
  player_offline: { icon: ErrorOutline, colour: 'error.main' },
  failed: { icon: ErrorOutline, colour: 'error.main' },
} as const;

/** What became of a change in one zone, in words: "read back: was 8, is 6", "on its way". */
export function ZoneOutcome({ result, kind }: { result: ZoneResult; kind: string }) {
  const { t } = useTranslation('music');
  const { icon: Icon, colour } = SHOWN[result.outcome] ?? SHOWN.not_verified;
  const reason =
    result.reasonCode === null
      ? null
      : t(`reason.${result.reasonCode.replace('music.', '')}`, { defaultValue: '' });
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'baseline', gap: 1, color: colour }}>
      <Icon aria-hidden sx={{ fontSize: 14, alignSelf: 'center', flexShrink: 0 }} />
      <span>
        {result.outcome === 'verified' ? tellVerified(t, result, kind) : t(`outcome.${result.outcome}`)}
        {reason && ` · ${reason}`}
      </span>
    </Box>
  );
}

function tellVerified(t: TFunction<'music'>, { before, after }: ZoneResult, kind: string): string {
  if (after === null) return t('outcome.verified');
  if (kind === 'skip') return t('readBack.track', { track: after.nowPlaying ?? '–' });
  if (before?.volume !== after.volume && before?.volume != null && after.volume !== null) {
    return t('readBack.volume', { before: before.volume, after: after.volume });
  }
  if (kind.startsWith('volume')) return t('readBack.same', { volume: after.volume ?? '–' });
  return t(after.isPlaying === true ? 'readBack.playing' : 'readBack.paused');
}
