import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Nothing here: says why that is and what the next step is. */
export function EmptyState({
  icon,
  title,
  children,
}: {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
}) {
  return (
    <Box
      sx={{
        display: 'flex',
        gap: 2,
        px: 4,
        py: 3,
        typography: 'body2',
        color: 'text.secondary',
        maxWidth: 640,
      }}
    >
      {icon}
      <Box>
        <Box sx={{ color: 'text.primary' }}>{title}</Box>
        {children}
      </Box>
    </Box>
  );
}
