import Box from '@mui/material/Box';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../../lib/shortcuts/shortcuts.ts';
import type { GridRow } from '../arrange-zones.ts';
import { ZoneLine } from './zone-line.tsx';
import { VenueLine } from './venue-line.tsx';
import { columns, PHONE_ROW_PX, ROW_PX, useTwoLines } from './grid-layout.ts';

/** Drawn beyond the edge, so that fast scrolling shows rows. */
const OVERSCAN = 12;

/** Ten thousand rows, of which some forty are in the page. */
export function ZoneGrid({ rows, onOpen }: { rows: GridRow[]; onOpen: (row: GridRow) => void }) {
  const { t } = useTranslation('zone');
  const scroller = useRef<HTMLDivElement>(null);
  const isPhone = useTwoLines();
  const [selected, select] = useState(-1);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isPhone ? PHONE_ROW_PX : ROW_PX),
    overscan: OVERSCAN,
    getItemKey: (index) => keyOf(rows[index]),
  });
  useEffect(() => virtualizer.measure(), [isPhone, virtualizer]);
  const move = (step: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, selected + step));
    select(next);
    virtualizer.scrollToIndex(next);
  };
  const open = (row: GridRow | undefined) => row !== undefined && onOpen(row);
  useShortcuts(t('title'), [
    { keys: 'j', label: t('shortcut.next'), run: () => move(1) },
    { keys: 'k', label: t('shortcut.previous'), run: () => move(-1) },
    { keys: 'Enter', label: t('shortcut.open'), run: () => open(rows[selected]) },
  ]);
  return (
    <Box
      ref={scroller}
      role="table"
      aria-label={t('title')}
      aria-rowcount={rows.length + 1}
      tabIndex={0}
      sx={{ flexGrow: 1, minHeight: 0, overflow: 'auto', '&:focus-visible': { outlineOffset: -2 } }}
    >
      <Box role="rowgroup" sx={headSx}>
        <Box role="row" aria-rowindex={1} sx={{ display: 'contents' }}>
          {columns.map((column) => (
            <Box key={column} role="columnheader" sx={{ whiteSpace: 'nowrap', overflow: 'hidden' }}>
              {t(`column.${column}`)}
            </Box>
          ))}
        </Box>
      </Box>
      <Box role="rowgroup" sx={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ index, key, start, size }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const place = { index, top: start, height: size, isSelected: index === selected };
          return row.kind === 'venue' ? (
            <VenueLine key={key} row={row} place={place} />
          ) : (
            <ZoneLine key={key} zone={row.zone} place={place} />
          );
        })}
      </Box>
    </Box>
  );
}

function keyOf(row: GridRow | undefined): string {
  if (row === undefined) return '';
  return row.kind === 'zone' ? row.zone.id : `venue ${row.venueId}`;
}

const headSx = {
  display: { xs: 'none', md: 'grid' },
  gridTemplateColumns: 'var(--zone-columns)',
  alignItems: 'center',
  columnGap: 4,
  px: 4,
  height: ROW_PX,
  position: 'sticky',
  top: 0,
  zIndex: 1,
  bgcolor: 'background.default',
  borderBottom: 1,
  borderColor: 'divider',
  typography: 'body2',
  color: 'text.secondary',
} as const;
