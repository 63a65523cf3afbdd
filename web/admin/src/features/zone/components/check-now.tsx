import Refresh from '@mui/icons-material/Refresh';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { RelativeAge } from '../../../components/relative-age.tsx';
import { useCheckZone } from '../api/check-zone.ts';

/** Has this zone read out of turn, and says that it was asked. */
export function CheckNow({ zoneId }: { zoneId: string }) {
  const { t } = useTranslation('zone');
  const check = useCheckZone(zoneId);
  return (
    <Box sx={{ display: 'inline-flex', alignItems: 'center', flexWrap: 'wrap', gap: 2 }}>
      <Button startIcon={<Refresh />} loading={check.isPending} onClick={() => check.mutate()}>
        {t('checkNow')}
      </Button>
      {check.data !== undefined && (
        <Box role="status" sx={{ typography: 'caption', color: 'text.secondary' }}>
          {t('checkAsked')} <RelativeAge at={check.data.requestedAt} />
        </Box>
      )}
    </Box>
  );
}
