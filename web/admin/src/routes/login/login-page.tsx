import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LoginForm } from '../../features/user/components/login-form.tsx';
import { chooseLanguage, currentLanguage } from '../../lib/i18n/i18n.ts';

const route = getRouteApi('/login');

export function LoginPage() {
  const { t } = useTranslation('user');
  const { wanted } = route.useSearch();
  const router = useRouter();
  const other = currentLanguage() === 'en' ? 'th' : 'en';
  return (
    <Box
      component="main"
      sx={{
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        minHeight: '100dvh',
        px: 4,
        pt: '16vh',
      }}
    >
      <Box sx={{ width: '100%', maxWidth: 340 }}>
        <Box sx={{ color: 'primary.main', fontWeight: 'fontWeightMedium' }}>BMA Social</Box>
        <Box component="h1" sx={{ m: 0, typography: 'h1' }}>
          {t('title')}
        </Box>
        <Box sx={{ color: 'text.secondary', mb: 6 }}>{t('purpose')}</Box>
        <LoginForm onSignedIn={() => router.history.replace(wanted ?? '/')} />
        <Button lang={other} onClick={() => chooseLanguage(other)} sx={{ mt: 4, ml: -3 }}>
          {t('otherLanguage')}
        </Button>
      </Box>
    </Box>
  );
}
