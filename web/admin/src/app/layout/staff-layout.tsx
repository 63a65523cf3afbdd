import Box from '@mui/material/Box';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPart } from '../../components/error-part.tsx';
import { useUser } from '../../lib/api/session.ts';
import { suggestLanguage } from '../../lib/i18n/i18n.ts';
import { startLiveStream } from '../../lib/live/live-stream.ts';
import { onKey, useShortcuts } from '../../lib/shortcuts/shortcuts.ts';
import { ConnectionNotice } from './connection-notice.tsx';
import { NoticeStack } from './notice-stack.tsx';
import { Rail } from './rail.tsx';
import { SandboxBanner } from './sandbox-banner.tsx';
import { openSheet, useSheet } from './sheet-state.ts';

const CommandPalette = lazy(async () => ({
  default: (await import('./command-palette.tsx')).CommandPalette,
}));
const ShortcutSheet = lazy(async () => ({ default: (await import('./shortcut-sheet.tsx')).ShortcutSheet }));

/** What stands around every page of a signed-in person. */
export function StaffLayout() {
  const { t } = useTranslation('app');
  const queryClient = useQueryClient();
  const { language } = useUser();
  const sheet = useSheet();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(() => startLiveStream(queryClient), [queryClient]);
  useEffect(() => suggestLanguage(language), [language]);
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  useShortcuts(t('shortcuts.everywhere'), [
    { keys: 'Ctrl+k', label: t('palette.title'), run: () => openSheet('palette') },
    { keys: '?', label: t('shortcuts.title'), run: () => openSheet('shortcuts') },
  ]);
  return (
    <Box sx={{ display: 'flex', flexDirection: { xs: 'column', sm: 'row' }, height: '100dvh' }}>
      <Box component="a" href="#content" sx={skipLink}>
        {t('nav.skip')}
      </Box>
      <Rail />
      <Box sx={{ display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, minHeight: 0 }}>
        <SandboxBanner />
        <ConnectionNotice />
        <Box
          component="main"
          id="content"
          tabIndex={-1}
          sx={{
            display: 'flex',
            flexDirection: 'column',
            flexGrow: 1,
            minHeight: 0,
            overflow: 'hidden',
            outline: 0,
          }}
        >
          <ErrorPart key={path}>
            <Outlet />
          </ErrorPart>
        </Box>
      </Box>
      <NoticeStack />
      <Suspense>
        {sheet === 'palette' && <CommandPalette />}
        {sheet === 'shortcuts' && <ShortcutSheet />}
      </Suspense>
    </Box>
  );
}

const skipLink = {
  position: 'absolute',
  left: -9999,
  zIndex: 'tooltip',
  p: 2,
  bgcolor: 'background.paper',
  color: 'primary.main',
  '&:focus': { left: 8, top: 8 },
} as const;
