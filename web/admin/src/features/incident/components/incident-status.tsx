import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import ReportProblem from '@mui/icons-material/ReportProblemOutlined';
import Visibility from '@mui/icons-material/VisibilityOutlined';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { IncidentRow } from '../incident-types.ts';

const LOOKS = {
  open: { Icon: ReportProblem, colour: 'error.main' },
  acknowledged: { Icon: Visibility, colour: 'warning.main' },
  resolved: { Icon: CheckCircle, colour: 'success.main' },
};

export function IncidentStatusLabel({ status }: { status: IncidentRow['status'] }) {
  const { t } = useTranslation('incident');
  const { Icon, colour } = LOOKS[status];
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, whiteSpace: 'nowrap', color: colour }}
    >
      <Icon aria-hidden sx={{ fontSize: 16 }} />
      {t(`statuses.${status}`)}
    </Box>
  );
}
