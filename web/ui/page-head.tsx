import Box from '@mui/material/Box';
import { useEffect } from 'react';
import type { ReactNode } from 'react';

/** One line over every page: title, facts or filters, one main action. Wraps on the phone. */
export function PageHead({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  useEffect(() => {
    if (typeof title === 'string') document.title = `${title} · BMA Social`;
  }, [title]);
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 4,
        rowGap: 2,
        minHeight: 52,
        px: 4,
        py: 2,
        borderBottom: 1,
        borderColor: 'divider',
        flexShrink: 0,
      }}
    >
      <Box component="h1" sx={{ m: 0, typography: 'h1' }}>
        {title}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, flexGrow: 1, minWidth: 0 }}>
        {children}
      </Box>
      {action}
    </Box>
  );
}
