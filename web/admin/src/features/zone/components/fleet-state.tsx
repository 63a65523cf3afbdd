import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { BlockLink } from '../../../components/links.tsx';
import { StatusLabel } from '../../../../../ui/status-label.tsx';
import { QueryPart } from '../../../components/query-part.tsx';
import { monitoringStatusQuery } from '../api/get-monitoring-status.ts';
import { STATE_FILTERS } from '../zone-search.ts';

/** The fleet as one bar, with words and counts that open their zones. */
export function FleetState() {
  const { t } = useTranslation('zone');
  const query = useQuery(monitoringStatusQuery);
  return (
    <QueryPart query={query} skeleton={<Box sx={{ height: 64 }} />}>
      {({ zones, suspects, zonesTotal }) => {
        const counts = STATE_FILTERS.map((state) => ({
          state,
          count: state === 'suspect' ? suspects : (zones[state] ?? 0),
        }));
        const known = counts.filter(({ state, count }) => state !== 'suspect' && count > 0);
        return (
          <Box sx={{ px: 4, py: 3 }}>
            <Box
              role="img"
              aria-label={known.map(({ state, count }) => `${t(`ui:status.${state}`)} ${count}`).join(', ')}
              sx={{
                display: 'flex',
                gap: '2px',
                height: 12,
                borderRadius: 0.5,
                overflow: 'hidden',
                bgcolor: 'action.hover',
              }}
            >
              {known.map(({ state, count }) => (
                <Box
                  key={state}
                  sx={{
                    flexGrow: count / Math.max(1, zonesTotal),
                    flexBasis: 0,
                    minWidth: 3,
                    bgcolor: `state.${state}`,
                  }}
                />
              ))}
            </Box>
            <Box
              component="ul"
              sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 5, m: 0, mt: 1, p: 0, listStyle: 'none' }}
            >
              {counts
                .filter(({ count }) => count > 0)
                .map(({ state, count }) => (
                  <li key={state}>
                    <BlockLink to="/zones" search={{ status: state }} sx={countSx}>
                      <StatusLabel state={state}>
                        <Box component="span" sx={{ fontWeight: 'fontWeightMedium', color: 'text.primary' }}>
                          {count}
                        </Box>
                      </StatusLabel>
                    </BlockLink>
                  </li>
                ))}
            </Box>
          </Box>
        );
      }}
    </QueryPart>
  );
}

const countSx = {
  display: 'inline-flex',
  minHeight: 32,
  alignItems: 'center',
  typography: 'body2',
  textDecoration: 'none',
  '&:hover': { textDecoration: 'underline' },
} as const;
