import Undo from '@mui/icons-material/Undo';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../../ui/empty-state.tsx';
import { QueryPart } from '../../../components/query-part.tsx';
import { VenueTime } from '../../../components/venue-time.tsx';
import { musicChangesQuery } from '../api/list-music-changes.ts';
import { useUndoMusicChange } from '../api/undo-music-change.ts';
import { canUndo } from '../can-undo.ts';
import type { MusicChangeView } from '../music-types.ts';
import { ZoneOutcome } from './zone-outcome.tsx';

type Props = { venueId: string; timezone: string; mayChange: boolean };

/** Who changed the music, why, and what was heard of it. */
export function MusicChanges({ venueId, timezone, mayChange }: Props) {
  const { t } = useTranslation('music');
  const query = useQuery(musicChangesQuery(venueId));
  const undo = useUndoMusicChange(venueId);
  return (
    <QueryPart
      query={query}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<EmptyState title={t('empty.title')}>{t('empty.next')}</EmptyState>}
    >
      {({ rows }) => (
        <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {rows.map((change) => (
            <Box component="li" key={change.id} sx={lineSx}>
              <Box sx={{ flexGrow: 1, minWidth: 0 }}>
                <Box>
                  <Box component="span" sx={{ fontWeight: 'fontWeightMedium' }}>
                    {change.actorName ?? t(`actor.${change.actorKind}`)}
                  </Box>{' '}
                  {tellKind(t, change)}
                </Box>
                <Box sx={{ color: 'text.secondary' }}>
                  <VenueTime at={change.createdAt} timezone={timezone} />
                </Box>
                {change.zones.map((zone) => (
                  <Box key={zone.zoneId} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
                    <span>{zone.zoneName}</span>
                    <ZoneOutcome result={zone} kind={change.kind} />
                  </Box>
                ))}
              </Box>
              {change.isUndone && <Box sx={{ color: 'text.secondary' }}>{t('undone')}</Box>}
              {mayChange && canUndo(change) && (
                <Button startIcon={<Undo />} onClick={() => undo.mutate(change.id)}>
                  {t('ui:undo')}
                </Button>
              )}
            </Box>
          ))}
        </Box>
      )}
    </QueryPart>
  );
}

function tellKind(t: ReturnType<typeof useTranslation<'music'>>['t'], change: MusicChangeView): string {
  return t(`kind.${change.undoesChangeId === null ? change.kind : 'restore'}`, {
    defaultValue: t('kind.other'),
  });
}

const lineSx = {
  display: 'flex',
  alignItems: 'flex-start',
  gap: 2,
  px: 4,
  py: 2,
  typography: 'body2',
  borderBottom: 1,
  borderColor: 'divider',
} as const;
