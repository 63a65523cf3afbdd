import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { RelativeAge } from '../../../components/relative-age.tsx';
import { useNow } from '../../../lib/time/use-now.ts';
import { musicChangesQuery } from '../api/list-music-changes.ts';
import { useUndoMusicChange } from '../api/undo-music-change.ts';
import { canUndo } from '../can-undo.ts';
import { ZoneOutcome } from './zone-outcome.tsx';

/** Older ones stand in the list of changes only. */
const SHOWN_MS = 15 * 60_000;

/** The newest change of a zone: what became of it, and undo. */
export function ZoneLastChange({
  venueId,
  zoneId,
  mayChange,
}: {
  venueId: string;
  zoneId: string;
  mayChange: boolean;
}) {
  const { t } = useTranslation('music');
  const { data } = useQuery(musicChangesQuery(venueId));
  const now = useNow(30_000);
  const undo = useUndoMusicChange(venueId);
  const change = data?.rows.find(({ zones }) => zones.some((zone) => zone.zoneId === zoneId));
  const result = change?.zones.find((zone) => zone.zoneId === zoneId);
  if (change === undefined || result === undefined || now - Date.parse(change.createdAt) > SHOWN_MS)
    return null;
  return (
    <Box
      role="status"
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 3, typography: 'body2' }}
    >
      <ZoneOutcome result={result} kind={change.kind} />
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {change.actorName ?? t(`actor.${change.actorKind}`)} · <RelativeAge at={change.createdAt} />
      </Box>
      {mayChange && canUndo(change) && (
        <Link
          component="button"
          sx={{ typography: 'body2', minHeight: 24 }}
          onClick={() => undo.mutate(change.id)}
        >
          {t('ui:undo')}
        </Link>
      )}
    </Box>
  );
}
