import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../components/links.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Line, LineList } from '../../../../ui/line-list.tsx';
import { QueryPart } from '../../components/query-part.tsx';
import { RelativeAge } from '../../components/relative-age.tsx';
import { activityQuery } from '../../features/overview/api/list-activity.ts';
import { tellStep } from '../../features/process/tell-step.ts';
import { useSay } from './use-say.ts';

/** What just happened, in words; each line opens its story. */
export function ActivityFeed() {
  const { t } = useTranslation('overview');
  const { t: tell } = useTranslation('process');
  const query = useQuery(activityQuery);
  const say = useSay();
  return (
    <QueryPart
      query={query}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<EmptyState title={t('empty.activity')} />}
    >
      {({ rows }) => (
        <LineList>
          {rows.map(({ sequence, at, processType, processId, subject, step, facts }) => (
            <Line
              key={`${processType} ${processId} ${sequence}`}
              head={
                <TextLink
                  to="/processes/$processType/$processId"
                  params={{ processType, processId }}
                  sx={{ color: 'text.primary' }}
                >
                  {subject}
                </TextLink>
              }
              quiet={tellStep(tell, step, facts, say)}
              end={<RelativeAge at={at} />}
            />
          ))}
        </LineList>
      )}
    </QueryPart>
  );
}
