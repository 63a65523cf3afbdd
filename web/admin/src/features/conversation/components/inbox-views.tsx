import Box from '@mui/material/Box';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { BlockLink } from '../../../components/links.tsx';
import { CONVERSATION_VIEWS } from '../../../../../../domain/contract/conversation.ts';
import { currentLanguage } from '../../../lib/i18n/i18n.ts';
import { localeOf } from '../../../lib/time/format-time.ts';
import type { ConversationPage } from '../conversation-types.ts';
import type { InboxSearch } from '../inbox-search.ts';

type Props = { search: InboxSearch; counts: ConversationPage['counts'] | undefined };

/** The views with their counts: a column on a wide screen, a row that scrolls on a narrow one. */
export function InboxViews({ search, counts }: Props) {
  const { t } = useTranslation('conversation');
  const numbers = new Intl.NumberFormat(localeOf(currentLanguage()));
  const list = useRef<HTMLElement>(null);
  const isCounted = counts !== undefined;
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [search.view, isCounted]);
  return (
    <Box ref={list} component="nav" aria-label={t('viewsLabel')} sx={navStyle}>
      {CONVERSATION_VIEWS.map((view) => (
        <BlockLink
          key={view}
          to="/inbox"
          search={{ view, search: search.search }}
          // Else the default view, which the address leaves out, would always count as open.
          activeOptions={{ exact: true }}
          aria-current={view === search.view ? 'page' : undefined}
          sx={viewStyle}
        >
          <span>{t(`views.${view}`)}</span>
          {counts !== undefined && (
            <Box component="span" sx={{ color: 'text.secondary', fontWeight: 'fontWeightRegular' }}>
              {numbers.format(counts[view])}
            </Box>
          )}
        </BlockLink>
      ))}
    </Box>
  );
}

const navStyle = {
  gridArea: 'views',
  display: 'flex',
  flexDirection: { xs: 'row', lg: 'column' },
  gap: 0.5,
  p: 2,
  overflow: 'auto',
  borderRight: { lg: 1 },
  borderBottom: { xs: 1, lg: 0 },
  borderColor: { xs: 'divider', lg: 'divider' },
} as const;

const viewStyle = {
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 2,
  px: 2,
  minHeight: 32,
  '@media (pointer: coarse)': { minHeight: 44 },
  borderRadius: 1,
  whiteSpace: 'nowrap',
  typography: 'body2',
  color: 'text.primary',
  textDecoration: 'none',
  '&:hover': { bgcolor: 'action.hover' },
  '&[aria-current="page"]': {
    bgcolor: 'action.selected',
    color: 'primary.main',
    fontWeight: 'fontWeightMedium',
  },
} as const;
