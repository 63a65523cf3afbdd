import SearchOff from '@mui/icons-material/SearchOff';
import Link from '@mui/material/Link';
import { Link as RouterLink } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.tsx';

export function MissingPage() {
  const { t } = useTranslation('app');
  return (
    <EmptyState icon={<SearchOff fontSize="small" />} title={t('missing.title')}>
      <Link component={RouterLink} to="/">
        {t('missing.toOverview')}
      </Link>
    </EmptyState>
  );
}
