import OpenInNew from '@mui/icons-material/OpenInNew';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../../components/links.tsx';
import { PageHead } from '../../../../../ui/page-head.tsx';
import type { ProcessType } from '../../../../../../domain/process/lists.ts';
import { QueryPart } from '../../../components/query-part.tsx';
import { storyQuery } from '../api/get-story.ts';
import type { Story as StoryData } from '../story-types.ts';
import { isOver } from '../is-over.ts';
import { PlannedLines } from './planned-lines.tsx';
import { StoryLines } from './story-lines.tsx';

/** What a process did, waits for and will do, in plain words. */
export function Story({ processType, processId }: { processType: ProcessType; processId: string }) {
  const { t } = useTranslation('process');
  const story = useQuery(storyQuery({ processType, processId }));
  return (
    <>
      <PageHead title={t('title')}>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {[t(`processTypes.${processType}`), story.data?.subject].filter(Boolean).join(' · ')}
        </Box>
      </PageHead>
      <Box
        tabIndex={0}
        role="region"
        aria-label={t('title')}
        sx={{ overflowY: 'auto', px: 4, py: 4, flexGrow: 1 }}
      >
        <QueryPart query={story}>{(data) => <Told story={data} />}</QueryPart>
      </Box>
    </>
  );
}

function Told({ story }: { story: StoryData }) {
  const { t } = useTranslation('process');
  return (
    <Box sx={{ maxWidth: 760 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 2, mb: 5 }}>
        <SubjectLink story={story} />
        <Link href={story.workflowUrl} target="_blank" rel="noreferrer">
          {t('openTemporal')} <OpenInNew titleAccess={t('openedOutside')} sx={{ fontSize: 12 }} />
        </Link>
      </Box>
      <Box component="h2" sx={headingStyle}>
        {t('next')}
      </Box>
      <PlannedLines planned={story.planned} isOver={isOver(story.steps)} />
      <Box component="h2" sx={{ ...headingStyle, mt: 5 }}>
        {t('happened')}
      </Box>
      <StoryLines steps={story.steps} />
    </Box>
  );
}

/** Back to what the process belongs to. */
function SubjectLink({ story }: { story: StoryData }) {
  const { t } = useTranslation('process');
  const { processType, processId } = story;
  switch (processType) {
    case 'conversation':
      return (
        <TextLink to="/inbox" search={{ id: processId }}>
          {t('openSubject.conversation')}
        </TextLink>
      );
    case 'incident':
      return (
        <TextLink to="/incidents" search={{ status: 'all', id: processId }}>
          {t('openSubject.incident')}
        </TextLink>
      );
    case 'venue':
    case 'music':
      return (
        <TextLink to="/venues/$venueId" params={{ venueId: processId }}>
          {t('openSubject.venue')}
        </TextLink>
      );
    default:
      return null;
  }
}

const headingStyle = { m: 0, mb: 2, typography: 'h2' } as const;
