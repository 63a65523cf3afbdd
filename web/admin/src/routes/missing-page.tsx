import SearchOff from '@mui/icons-material/SearchOff';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../components/links.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';

export function MissingPage() {
  const { t } = useTranslation('app');
  return (
    <EmptyState icon={<SearchOff fontSize="small" />} title={t('missing.title')}>
      <TextLink to="/">{t('missing.toOverview')}</TextLink>
    </EmptyState>
  );
}
