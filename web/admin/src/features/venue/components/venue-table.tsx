import Report from '@mui/icons-material/ReportOutlined';
import Box from '@mui/material/Box';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { BlockLink } from '../../../components/links.tsx';
import { StatusLabel } from '../../../../../ui/status-label.tsx';
import { countryName } from '../../../lib/country-name.ts';
import { currentLanguage } from '../../../lib/i18n/i18n.ts';
import { ownerNames } from '../owner-names.ts';
import type { VenueRow } from '../venue-types.ts';

const ROW_PX = 56;
const OVERSCAN = 10;

/** Venues by name; more of them are read when the end comes near. */
export function VenueTable({ rows, onEnd }: { rows: VenueRow[]; onEnd: () => void }) {
  const { t } = useTranslation('venue');
  const scroller = useRef<HTMLUListElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - OVERSCAN) onEnd();
  }, [last, rows.length, onEnd]);
  return (
    <Box
      ref={scroller}
      component="ul"
      tabIndex={0}
      aria-label={t('title')}
      sx={{
        flexGrow: 1,
        minHeight: 0,
        overflow: 'auto',
        m: 0,
        p: 0,
        listStyle: 'none',
        position: 'relative',
        '&:focus-visible': { outlineOffset: -2 },
      }}
    >
      <Box component="li" aria-hidden sx={{ height: virtualizer.getTotalSize() }} />
      {items.map(({ index, key, start }) => {
        const row = rows[index];
        return row === undefined ? null : (
          <Box component="li" key={key} style={{ transform: `translateY(${start}px)` }} sx={lineSx}>
            <Box sx={{ minWidth: 0 }}>
              <BlockLink to="/venues/$venueId" params={{ venueId: row.id }} sx={linkSx}>
                {row.name}
              </BlockLink>
              <Box sx={quietSx}>{ownerNames(row).join(' · ')}</Box>
            </Box>
            <Box sx={{ ...quietSx, display: { xs: 'none', sm: 'block' } }}>
              {row.city}, {countryName(row.countryCode, currentLanguage())}
            </Box>
            <Box sx={{ ...quietSx, display: { xs: 'none', sm: 'block' } }}>
              {t('zones', { count: row.zones })}
            </Box>
            <Box
              sx={{
                display: 'flex',
                flexDirection: { xs: 'column', md: 'row' },
                columnGap: 4,
                alignItems: { xs: 'flex-end', md: 'center' },
              }}
            >
              {row.worstStatus !== null && <StatusLabel state={row.worstStatus} />}
              {row.openIncidentId !== null && (
                <BlockLink to="/incidents" search={{ id: row.openIncidentId }} sx={incidentSx}>
                  <Report aria-hidden sx={{ fontSize: 16 }} />
                  {t('openIncident')}
                </BlockLink>
              )}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}

const lineSx = {
  position: 'absolute',
  top: 0,
  insetInline: 0,
  height: ROW_PX,
  display: 'grid',
  gridTemplateColumns: { xs: '1fr auto', sm: '2fr 1.2fr 72px 1fr', md: '2fr 1.4fr 96px 1.2fr' },
  alignItems: 'center',
  columnGap: 4,
  px: 4,
  typography: 'body2',
  borderBottom: 1,
  borderColor: 'divider',
  '&:hover': { bgcolor: 'action.hover' },
} as const;

const quietSx = {
  color: 'text.secondary',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
} as const;

const linkSx = {
  display: 'block',
  color: 'inherit',
  fontWeight: 'fontWeightMedium',
  textDecoration: 'none',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  '&::after': { content: '""', position: 'absolute', inset: 0 },
  '&:hover': { textDecoration: 'underline' },
} as const;

/** Above the row's own link. */
const incidentSx = {
  position: 'relative',
  zIndex: 1,
  display: 'inline-flex',
  alignItems: 'center',
  gap: 1,
  minHeight: 24,
  color: 'error.main',
} as const;
