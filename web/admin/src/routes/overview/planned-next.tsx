import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../components/links.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Line, LineList } from '../../../../ui/line-list.tsx';
import { QueryPart } from '../../components/query-part.tsx';
import { plannedActionsQuery } from '../../features/overview/api/list-planned-actions.ts';
import { tellPlan } from '../../features/process/tell-step.ts';
import { saySpan } from '../../lib/time/say-span.ts';
import { useNow } from '../../lib/time/use-now.ts';
import { useSay } from './use-say.ts';

/** What will happen if nobody does anything, the next first. */
export function PlannedNext() {
  const { t } = useTranslation('overview');
  const { t: tell } = useTranslation('process');
  const query = useQuery(plannedActionsQuery);
  const now = useNow();
  const say = useSay();
  return (
    <QueryPart
      query={query}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<EmptyState title={t('empty.planned')} />}
    >
      {({ rows }) => (
        <LineList>
          {rows.map(({ id, processType, processId, subject, action, facts, dueAt }) => {
            const waitMs = Date.parse(dueAt) - now;
            return (
              <Line
                key={id}
                head={
                  <TextLink
                    to="/processes/$processType/$processId"
                    params={{ processType, processId }}
                    sx={{ color: 'text.primary' }}
                  >
                    {subject}
                  </TextLink>
                }
                quiet={tellPlan(tell, action, facts, say)}
                end={waitMs > 0 ? t('dueIn', { span: saySpan(waitMs) }) : t('dueNow')}
              />
            );
          })}
        </LineList>
      )}
    </QueryPart>
  );
}
