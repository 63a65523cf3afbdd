import ArrowBack from '@mui/icons-material/ArrowBack';
import InfoOutlined from '@mui/icons-material/InfoOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import { IconLink } from '../../../components/links.tsx';
import type { Conversation } from '../conversation-types.ts';
import type { InboxSearch } from '../inbox-search.ts';
import type { Actions } from '../use-actions.ts';
import { AssignMenu } from './assign-menu.tsx';
import { ChannelLabel } from './channel-label.tsx';
import { ClockLabel } from './clock-label.tsx';
import { HandlerLabel } from './handler-label.tsx';

type Props = {
  conversation: Conversation;
  search: InboxSearch;
  actions: Actions;
  assignMenu: Pick<Parameters<typeof AssignMenu>[0], 'anchor' | 'isOpen' | 'onOpen'>;
  onClose: () => void;
  onFacts: () => void;
};

/** Who it is and how it stands, then what can be done. */
export function ThreadHead({ conversation, search, actions, assignMenu, onClose, onFacts }: Props) {
  const { t } = useTranslation('conversation');
  const { contactName, venueName, channel, clock, assignee } = conversation;
  return (
    <Box component="header" sx={headStyle}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, flexGrow: 1, minWidth: 0 }}>
        <IconLink
          to="/inbox"
          search={{ view: search.view, search: search.search }}
          aria-label={t('backToList')}
          sx={{ display: { md: 'none' } }}
        >
          <ArrowBack fontSize="small" />
        </IconLink>
        <Box sx={{ minWidth: 0, flexGrow: 1 }}>
          <Box component="h2" sx={nameStyle}>
            {contactName}
            {venueName !== null && (
              <Box component="span" sx={{ color: 'text.secondary', fontWeight: 'fontWeightRegular' }}>
                {' · '}
                {venueName}
              </Box>
            )}
          </Box>
          <Box
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              columnGap: 3,
              typography: 'caption',
              color: 'text.secondary',
            }}
          >
            <ChannelLabel channel={channel} />
            <HandlerLabel row={conversation} />
            <ClockLabel clock={clock} />
          </Box>
        </Box>
        <Tooltip describeChild title={t('actions.facts')}>
          <IconButton aria-label={t('actions.facts')} onClick={onFacts} sx={{ display: { lg: 'none' } }}>
            <InfoOutlined fontSize="small" />
          </IconButton>
        </Tooltip>
      </Box>
      <Box role="group" aria-label={t('actions.label')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        {actions.mayAssign && <AssignMenu {...assignMenu} assignee={assignee} onAssign={actions.assign} />}
        {actions.mayTakeOver && (
          <Tooltip describeChild title={`${t('actions.takeOver')} (T)`}>
            <Button variant="outlined" onClick={actions.takeOver}>
              {t('actions.takeOver')}
            </Button>
          </Tooltip>
        )}
        {actions.mayGiveBack && (
          <Tooltip describeChild title={`${t('actions.giveBack')} (G)`}>
            <Button variant="outlined" onClick={actions.giveBack}>
              {t('actions.giveBackShort')}
            </Button>
          </Tooltip>
        )}
        {actions.mayClose && (
          <Tooltip describeChild title={`${t('actions.closeNext')} (E)`}>
            <Button variant="outlined" onClick={onClose}>
              {t('actions.closeShort')}
            </Button>
          </Tooltip>
        )}
      </Box>
    </Box>
  );
}

const headStyle = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 4,
  rowGap: 2,
  px: 4,
  py: 2,
  borderBottom: 1,
  borderColor: 'divider',
  flexShrink: 0,
} as const;
const nameStyle = {
  m: 0,
  typography: 'h2',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
} as const;
