import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import PowerOff from '@mui/icons-material/PowerOff';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../incident-types.ts';

export function IncidentZones({ zones }: { zones: Incident['zones'] }) {
  const { t } = useTranslation('incident');
  if (zones.length === 0) return <Box sx={{ color: 'text.secondary' }}>{t('noZones')}</Box>;
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {zones.map(({ id, name, isBack }) => {
        const Icon = isBack ? CheckCircle : PowerOff;
        return (
          <Box component="li" key={id} sx={rowStyle}>
            <Box component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
              {name}
            </Box>
            <Box component="span" sx={{ ...stateStyle, color: isBack ? 'state.playing' : 'state.offline' }}>
              <Icon aria-hidden sx={{ fontSize: 16 }} />
              {t(isBack ? 'back' : 'out')}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}

const rowStyle = {
  display: 'flex',
  justifyContent: 'space-between',
  gap: 3,
  py: 1,
  borderBottom: 1,
  borderColor: 'divider',
} as const;
const stateStyle = { display: 'inline-flex', alignItems: 'center', gap: 1, whiteSpace: 'nowrap' } as const;
