import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { StateTimeline } from '../../../../../ui/state-timeline.tsx';
import { StatusLabel } from '../../../../../ui/status-label.tsx';
import { QueryPart } from '../../../components/query-part.tsx';
import { VenueTime } from '../../../components/venue-time.tsx';
import { currentLanguage } from '../../../lib/i18n/i18n.ts';
import { formatClock, formatInstant } from '../../../lib/time/format-time.ts';
import { useNow } from '../../../lib/time/use-now.ts';
import { zoneHistoryQuery } from '../api/list-zone-history.ts';
import { historySegments } from '../history-segments.ts';
import type { ZoneRow } from '../zone-types.ts';

const WINDOW_MS = 24 * 3_600_000;
const STEP_MS = 60_000;
const TABLE_ROWS = 8;

type Props = { zone: Pick<ZoneRow, 'id' | 'name' | 'status'>; timezone: string };

/** The last day of a zone as a bar, and its newest changes in words. */
export function ZoneHistory({ zone, timezone }: Props) {
  const { t } = useTranslation('zone');
  const query = useQuery(zoneHistoryQuery(zone.id));
  const now = useNow(STEP_MS) + STEP_MS;
  const place = { language: currentLanguage(), timeZone: timezone };
  const say = (at: number) => formatInstant(at, { ...place, now });
  return (
    <QueryPart query={query} skeleton={<Box sx={{ height: 64 }} />}>
      {({ rows }) => {
        const from = now - WINDOW_MS;
        const segments = historySegments({ changes: rows, current: zone.status, from, to: now });
        const recent = rows.filter(({ at }) => Date.parse(at) >= from).slice(0, TABLE_ROWS);
        return (
          <Box>
            <Box
              sx={{
                display: 'flex',
                justifyContent: 'space-between',
                typography: 'caption',
                color: 'text.secondary',
              }}
            >
              <span>{formatClock(from, place)}</span>
              <span>{t('history.title')}</span>
              <span>{t('history.now')}</span>
            </Box>
            <StateTimeline
              label={t('history.label', { zone: zone.name })}
              stretches={segments.map((segment) => ({
                ...segment,
                title: `${t(`ui:status.${segment.state}`)} ${say(segment.from)}–${say(segment.to)}`,
              }))}
            />
            {recent.length === 0 ? (
              <Box sx={{ typography: 'body2', color: 'text.secondary', mt: 1 }}>{t('history.none')}</Box>
            ) : (
              <Table size="small" aria-label={t('history.table')}>
                <TableHead>
                  <TableRow>
                    <TableCell>{t('history.at')}</TableCell>
                    <TableCell>{t('history.before')}</TableCell>
                    <TableCell>{t('history.after')}</TableCell>
                  </TableRow>
                </TableHead>
                <TableBody>
                  {recent.map((change) => (
                    <TableRow key={change.id}>
                      <TableCell>
                        <VenueTime at={change.at} timezone={timezone} />
                      </TableCell>
                      <TableCell>
                        <StatusLabel state={change.previousStatus} />
                      </TableCell>
                      <TableCell>
                        <StatusLabel state={change.status} />
                      </TableCell>
                    </TableRow>
                  ))}
                </TableBody>
              </Table>
            )}
          </Box>
        );
      }}
    </QueryPart>
  );
}
