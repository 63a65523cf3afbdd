import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { VenueTime } from '../../../components/venue-time.tsx';
import type { Incident } from '../incident-types.ts';
import { timeLineOf } from '../time-line.ts';
import type { TimeLineEntry } from '../time-line.ts';

/** What happened, in order: it makes the review. */
export function IncidentTimeLine({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incident');
  function tell(entry: TimeLineEntry): string {
    switch (entry.kind) {
      case 'opened':
        return t('timeSteps.opened');
      case 'told':
        return t('timeSteps.told', {
          name: entry.notice.contactName,
          channel: t(`ui:channel.${entry.notice.channel}`),
        });
      case 'acknowledged':
        return t('timeSteps.acknowledged', { name: incident.acknowledgedByName ?? t('somebody') });
      case 'resolved': {
        const reason = incident.resolvedReason;
        if (reason === null) return t('timeSteps.resolvedPlain');
        return t('timeSteps.resolved', { reason: t(`reasons.${reason}`, { defaultValue: reason }) });
      }
    }
  }
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {timeLineOf(incident).map((entry, index) => (
        <Box component="li" key={`${entry.kind} ${index}`} sx={entryStyle}>
          <Box sx={{ color: 'text.secondary' }}>
            <VenueTime at={entry.at} timezone={incident.timezone} />
          </Box>
          <Box sx={{ overflowWrap: 'anywhere' }}>{tell(entry)}</Box>
        </Box>
      ))}
    </Box>
  );
}

const entryStyle = {
  position: 'relative',
  pl: 4,
  pb: 2,
  ml: 1,
  borderLeft: 1,
  borderColor: 'divider',
  '&::before': {
    content: '""',
    position: 'absolute',
    left: '-4px',
    top: 7,
    width: 7,
    height: 7,
    borderRadius: '50%',
    bgcolor: 'text.secondary',
  },
  '&:last-of-type': { borderColor: 'transparent', pb: 0 },
} as const;
