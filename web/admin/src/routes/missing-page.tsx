import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../components/links.tsx';

export function MissingPage() {
  const { t } = useTranslation('app');
  return (
    <Box component="main" sx={{ p: 6 }}>
      <Box component="h1" sx={{ m: 0, typography: 'h1' }}>
        {t('missing.title')}
      </Box>
      <TextLink to="/">{t('missing.toOverview')}</TextLink>
    </Box>
  );
}
