import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useTranslation } from 'react-i18next';

/** Where rows will be. */
export function SkeletonRows({ rows, height = 36 }: { rows: number; height?: number }) {
  const { t } = useTranslation('ui');
  return (
    <Box role="status" aria-label={t('loading')} sx={{ px: 4, py: 1 }}>
      {Array.from({ length: rows }, (_, row) => (
        <Box
          key={row}
          sx={{
            height,
            display: 'flex',
            alignItems: 'center',
            gap: 4,
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <Skeleton variant="rounded" width={88} height={12} />
          <Skeleton variant="rounded" width={`${30 + ((row * 17) % 40)}%`} height={12} />
        </Box>
      ))}
    </Box>
  );
}
