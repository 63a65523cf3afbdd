import ReportProblem from '@mui/icons-material/ReportProblemOutlined';
import TaskAlt from '@mui/icons-material/TaskAlt';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { BlockLink } from '../../../components/links.tsx';
import { EmptyState } from '../../../../../ui/empty-state.tsx';
import { PageHead } from '../../../../../ui/page-head.tsx';
import { ErrorPart } from '../../../components/error-part.tsx';
import { QueryPart } from '../../../components/query-part.tsx';
import { useShortcuts } from '../../../lib/shortcuts/shortcuts.ts';
import { incidentListQuery } from '../api/list-incidents.ts';
import { INCIDENT_FILTERS } from '../incident-search.ts';
import type { IncidentSearch } from '../incident-search.ts';
import { IncidentDetail } from './incident-detail.tsx';
import { IncidentRowLine } from './incident-row.tsx';

type Props = { search: IncidentSearch; onSearch: (next: Partial<IncidentSearch>) => void };

export function Incidents({ search, onSearch }: Props) {
  const { t } = useTranslation('incident');
  const { status, id } = search;
  const list = useInfiniteQuery(incidentListQuery({ status }));
  const rows = list.data ?? [];
  const move = (by: 1 | -1) => {
    const focused = document.activeElement?.getAttribute('data-incident') ?? id;
    const at = rows.findIndex((row) => row.id === focused);
    const next = rows[at === -1 ? 0 : at + by];
    if (next !== undefined) document.querySelector<HTMLElement>(`[data-incident="${next.id}"]`)?.focus();
  };
  useShortcuts(t('title'), [
    { keys: 'j', label: t('shortcuts.next'), run: () => move(1) },
    { keys: 'k', label: t('shortcuts.previous'), run: () => move(-1) },
    // What has the focus is meant: an incident of the list, or any button.
    {
      keys: 'Enter',
      label: t('shortcuts.open'),
      run: () => (document.activeElement as HTMLElement | null)?.click(),
    },
    { keys: 'Escape', label: t('shortcuts.leave'), run: () => onSearch({ id: undefined }) },
  ]);
  const onPhone = (shown: boolean) => ({ xs: shown ? 'flex' : 'none', md: 'flex' });
  return (
    <>
      {id !== undefined && (
        <Box component="h1" sx={{ ...hiddenStyle, display: { md: 'none' } }}>
          {t('title')}
        </Box>
      )}
      <Box sx={{ display: { xs: id === undefined ? 'block' : 'none', md: 'block' } }}>
        <PageHead title={t('title')}>
          <Filters search={search} />
        </PageHead>
      </Box>
      <Box sx={{ display: 'flex', flexGrow: 1, minHeight: 0 }}>
        <Box sx={{ ...listStyle, display: onPhone(id === undefined) }}>
          <QueryPart
            query={list}
            isEmpty={(incidents) => incidents.length === 0}
            empty={<NoIncidents search={search} onSearch={onSearch} />}
          >
            {(incidents) => (
              <Box component="ul" aria-label={t('list')} sx={{ m: 0, p: 0, listStyle: 'none' }}>
                {incidents.map((incident) => (
                  <li key={incident.id}>
                    <IncidentRowLine incident={incident} search={search} />
                  </li>
                ))}
              </Box>
            )}
          </QueryPart>
          {list.hasNextPage && (
            <Button
              disabled={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
              sx={{ m: 2 }}
            >
              {t('more')}
            </Button>
          )}
        </Box>
        <Box sx={{ flexGrow: 1, minWidth: 0, flexDirection: 'column', display: onPhone(id !== undefined) }}>
          {id === undefined ? (
            <EmptyState icon={<ReportProblem fontSize="small" />} title={t('choose')}>
              {t('chooseHint')}
            </EmptyState>
          ) : (
            <ErrorPart key={id}>
              <IncidentDetail key={id} incidentId={id} search={search} />
            </ErrorPart>
          )}
        </Box>
      </Box>
    </>
  );
}

function Filters({ search }: { search: IncidentSearch }) {
  const { t } = useTranslation('incident');
  return (
    <Box component="nav" aria-label={t('filterLabel')} sx={{ display: 'flex', gap: 1 }}>
      {INCIDENT_FILTERS.map((filter) => (
        <BlockLink
          key={filter}
          to="/incidents"
          search={{ status: filter }}
          // Else the default, which the address leaves out, would always count as chosen.
          activeOptions={{ exact: true }}
          aria-current={filter === search.status ? 'page' : undefined}
          sx={filterStyle}
        >
          {t(`filters.${filter}`)}
        </BlockLink>
      ))}
    </Box>
  );
}

function NoIncidents({ search, onSearch }: Props) {
  const { t } = useTranslation('incident');
  return (
    <EmptyState icon={<TaskAlt fontSize="small" />} title={t(`empty.${search.status}`)}>
      {search.status !== 'all' && <Button onClick={() => onSearch({ status: 'all' })}>{t('showAll')}</Button>}
    </EmptyState>
  );
}

const listStyle = {
  flexDirection: 'column',
  width: { xs: '100%', md: 380 },
  flexShrink: 0,
  overflowY: 'auto',
  borderRight: { md: 1 },
  borderColor: { md: 'divider' },
} as const;
const filterStyle = {
  display: 'inline-flex',
  alignItems: 'center',
  px: 2,
  minHeight: 32,
  '@media (pointer: coarse)': { minHeight: 44 },
  borderRadius: 1,
  color: 'text.primary',
  textDecoration: 'none',
  typography: 'body2',
  '&:hover': { bgcolor: 'action.hover' },
  '&[aria-current="page"]': {
    bgcolor: 'action.selected',
    color: 'primary.main',
    fontWeight: 'fontWeightMedium',
  },
} as const;

const hiddenStyle = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
} as const;
