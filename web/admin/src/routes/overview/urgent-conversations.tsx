import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../components/links.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Line, LineList } from '../../../../ui/line-list.tsx';
import { QueryPart } from '../../components/query-part.tsx';
import { ClockLabel } from '../../features/conversation/components/clock-label.tsx';
import { urgentConversationsQuery } from '../../features/overview/api/list-urgent-conversations.ts';

/** Whose clock runs out first. */
export function UrgentConversations() {
  const { t } = useTranslation('overview');
  const query = useQuery(urgentConversationsQuery);
  return (
    <QueryPart
      query={query}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<EmptyState title={t('empty.conversations')} />}
    >
      {({ rows }) => (
        <LineList>
          {rows.map((row) => (
            <Line
              key={row.id}
              head={
                <>
                  <TextLink
                    to="/inbox"
                    search={{ view: 'needs_person', id: row.id }}
                    sx={{
                      color: 'text.primary',
                      fontWeight: row.isUnread ? 'fontWeightMedium' : 'fontWeightRegular',
                    }}
                  >
                    {row.contactName}
                  </TextLink>
                  <Box component="span" sx={{ color: 'text.secondary' }}>
                    {[t(`ui:channel.${row.channel}`), row.venueName]
                      .filter((word) => word !== null)
                      .join(' · ')}
                  </Box>
                </>
              }
              quiet={row.lastMessage?.text ?? t('noMessage')}
              end={<ClockLabel clock={row.clock} />}
            />
          ))}
        </LineList>
      )}
    </QueryPart>
  );
}
