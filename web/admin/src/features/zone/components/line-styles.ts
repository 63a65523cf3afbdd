/** One row of the grid: seven columns, or two lines where those do not fit. */
export const lineSx = {
  position: 'absolute',
  top: 0,
  insetInline: 0,
  display: 'grid',
  gridTemplateColumns: { xs: '1fr auto', md: 'var(--zone-columns)' },
  gridTemplateAreas: { xs: '"zone status" "venue since"', md: 'none' },
  alignItems: 'center',
  alignContent: 'center',
  columnGap: 4,
  px: 4,
  typography: 'body2',
  borderBottom: 1,
  borderColor: 'divider',
  '&:hover': { bgcolor: 'action.hover' },
  '&[aria-current="true"]': {
    bgcolor: 'action.hover',
    boxShadow: 'inset 3px 0 0 var(--mui-palette-primary-main)',
  },
} as const;

export const cellSx = {
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
} as const;
