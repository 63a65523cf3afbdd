import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Short lists of a page: rows between hairlines. */
export function LineList({ children }: { children: ReactNode }) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {children}
    </Box>
  );
}

/** One row: what it is, a quiet second line, and what is to be seen at its end. */
export function Line({ head, quiet, end }: { head: ReactNode; quiet?: ReactNode; end?: ReactNode }) {
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: { xs: 'wrap', sm: 'nowrap' },
        alignItems: 'flex-start',
        justifyContent: 'space-between',
        columnGap: 4,
        px: 4,
        py: 1.5,
        typography: 'body2',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ minWidth: 0, flexGrow: 1 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>{head}</Box>
        {quiet !== undefined && (
          <Box
            dir="auto"
            sx={{
              color: 'text.secondary',
              overflow: 'hidden',
              textOverflow: 'ellipsis',
              whiteSpace: 'nowrap',
            }}
          >
            {quiet}
          </Box>
        )}
      </Box>
      {end !== undefined && <Box sx={{ flexShrink: 0 }}>{end}</Box>}
    </Box>
  );
}
