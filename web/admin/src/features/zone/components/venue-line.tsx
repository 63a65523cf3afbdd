import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../../components/links.tsx';
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
      aria-current={place.isSelected ? 'true' : undefined}
      style={{ height: place.height, transform: `translateY(${place.top}px)` }}
      sx={{ ...lineSx, display: 'flex', bgcolor: 'background.default' }}
    >
      <Box role="cell" sx={{ display: 'flex', gap: 2, minWidth: 0 }}>
        <TextLink
          to="/venues/$venueId"
          params={{ venueId: row.venueId }}
          sx={{ color: 'text.primary', fontWeight: 'fontWeightMedium' }}
        >
          {row.name}
        </TextLink>
        <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {row.city} · {t('zoneCount', { count: row.zones })}
        </Box>
      </Box>
    </Box>
  );
}
