import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../../components/links.tsx';
import { VenueTime } from '../../../components/venue-time.tsx';
import { currentLanguage } from '../../../lib/i18n/i18n.ts';
import { cityOfZone, formatClock, localeOf } from '../../../lib/time/format-time.ts';
import { useNow } from '../../../lib/time/use-now.ts';
import type { Conversation } from '../conversation-types.ts';
import { ChannelLabel } from './channel-label.tsx';
import { ClockLabel } from './clock-label.tsx';
import { VenueFacts } from './venue-facts.tsx';

const MINUTE_MS = 60_000;
/** A corporate contact speaks for dozens; the first ones are asked for at once. */
const FIRST_VENUES = 3;

/** Who it is, which venues and how they stand, and what is known of this conversation. */
export function SidePanel({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversation');
  const [isAll, setAll] = useState(false);
  const { venues, timezone, language, clock, assignee } = conversation;
  const shown = isAll ? venues : venues.slice(0, FIRST_VENUES);
  const reason = conversation.handOverReason;
  return (
    <Box sx={{ p: 4, typography: 'body2' }}>
      <Heading>{t('side.contact')}</Heading>
      <Box component="dl" sx={listStyle}>
        <Fact name={t('side.channel')}>
          <ChannelLabel channel={conversation.channel} />
        </Fact>
        {language !== null && <Fact name={t('side.language')}>{languageName(language)}</Fact>}
        {timezone !== null && (
          <Fact name={t('side.localTime')}>
            <LocalTime timezone={timezone} />
          </Fact>
        )}
      </Box>
      <Heading>{t('side.venues')}</Heading>
      {venues.length === 0 && (
        <Box sx={{ mb: 4 }}>
          <div>{t('side.noVenues')}</div>
          <Box sx={{ color: 'text.secondary' }}>{t('side.noVenuesHint')}</Box>
        </Box>
      )}
      {shown.map((venue) => (
        <VenueFacts key={venue.id} venue={venue} />
      ))}
      {shown.length < venues.length && (
        <Button variant="outlined" onClick={() => setAll(true)} sx={{ mb: 4 }}>
          {t('side.moreVenues', { count: venues.length - shown.length })}
        </Button>
      )}
      <Heading>{t('side.facts')}</Heading>
      <Box component="dl" sx={listStyle}>
        <Fact name={t('side.responsible')}>{assignee?.name ?? t('side.nobody')}</Fact>
        <Fact name={t('side.kind')}>{t(`serviceClasses.${conversation.serviceClass}`)}</Fact>
        <Fact name={t('side.clock')}>
          {clock.state === 'idle' ? t('side.noClock') : <ClockLabel clock={clock} />}
        </Fact>
        {reason !== null && (
          <Fact name={t('side.handOver')}>
            {t(`reasons.${reason}`, { defaultValue: reason.replaceAll('_', ' ') })}
          </Fact>
        )}
        <Fact name={t('side.opened')}>
          <VenueTime at={conversation.openedAt} timezone={timezone} />
        </Fact>
        {conversation.closedAt !== null && (
          <Fact name={t('side.closed')}>
            <VenueTime at={conversation.closedAt} timezone={timezone} />
          </Fact>
        )}
      </Box>
      <TextLink
        to="/processes/$processType/$processId"
        params={{ processType: 'conversation', processId: conversation.id }}
      >
        {t('side.story')}
      </TextLink>
    </Box>
  );
}

function languageName(language: string): string {
  return new Intl.DisplayNames(localeOf(currentLanguage()), { type: 'language' }).of(language) ?? language;
}

function LocalTime({ timezone }: { timezone: string }) {
  const now = useNow(MINUTE_MS);
  return `${formatClock(now, { language: currentLanguage(), timeZone: timezone })} · ${cityOfZone(timezone)}`;
}

function Heading({ children }: { children: ReactNode }) {
  return (
    <Box component="h3" sx={{ m: 0, mb: 1, typography: 'subtitle2' }}>
      {children}
    </Box>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', gap: 3, py: 0.5 }}>
      <Box component="dt" sx={{ width: 96, flexShrink: 0, color: 'text.secondary' }}>
        {name}
      </Box>
      <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </Box>
  );
}

const listStyle = { m: 0, mb: 4 } as const;
