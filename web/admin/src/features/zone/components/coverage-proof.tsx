import VerifiedUser from '@mui/icons-material/VerifiedUserOutlined';
import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toSpan } from '../../../lib/time/format-time.ts';
import { useNow } from '../../../lib/time/use-now.ts';
import { monitoringStatusQuery } from '../api/get-monitoring-status.ts';

/** That somebody watches: "all 302 zones read 12 s ago", or how many are late. */
export function CoverageProof() {
  const { t } = useTranslation('zone');
  const { data } = useQuery(monitoringStatusQuery);
  const now = useNow();
  if (data === undefined) return null;
  const late = data.coverage.filter(({ isLate }) => isLate);
  const lateZones = late.reduce((sum, { zones }) => sum + zones, 0);
  const readAt = data.coverage.flatMap(({ lastReadAt }) =>
    lastReadAt === null ? [] : Date.parse(lastReadAt),
  );
  const oldest = readAt.length === 0 ? null : Math.min(...readAt);
  const neverRead = readAt.length === 0 || readAt.length < data.coverage.length;
  const isProven = late.length === 0 && !neverRead && oldest !== null;
  const { unit, count } = toSpan(oldest === null ? 0 : now - oldest);
  const span = t(`ui:span.${unit}`, { count });
  const Icon = isProven ? VerifiedUser : WarningAmber;
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 1,
        typography: 'body2',
        color: isProven ? 'text.secondary' : 'warning.main',
      }}
    >
      <Icon aria-hidden sx={{ fontSize: 16 }} />
      {isProven
        ? t('coverage.proven', { count: data.zonesTotal, span })
        : neverRead
          ? t('coverage.never')
          : t('coverage.late', { count: lateZones, span })}
    </Box>
  );
}
