import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Link as RouterLink } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { GridRow } from '../arrange-zones.ts';
import type { LinePlace } from './grid-layout.ts';
import { lineSx } from './line-styles.ts';

/** Head of a venue's zones. */
export function VenueLine({ row, place }: { row: Extract<GridRow, { kind: 'venue' }>; place: LinePlace }) {
  const { t } = useTranslation('zone');
  return (
    <Box
      role="row"
      aria-rowindex={place.index + 2}
      aria-selected={place.isSelected}
      style={{ height: place.height, transform: `translateY(${place.top}px)` }}
      sx={{ ...lineSx, display: 'flex', bgcolor: 'background.default' }}
    >
      <Box role="cell" sx={{ display: 'flex', gap: 2, minWidth: 0 }}>
        <Link
          component={RouterLink}
          to="/venues/$venueId"
          params={{ venueId: row.venueId }}
          color="text.primary"
          sx={{ fontWeight: 'fontWeightMedium' }}
        >
          {row.name}
        </Link>
        <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {row.city} · {t('zoneCount', { count: row.zones })}
        </Box>
      </Box>
    </Box>
  );
}
