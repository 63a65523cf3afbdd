import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { cityOfZone } from '../../../lib/time/format-time.ts';
import { instantOfWallTime, wallTimeOf } from '../../../lib/time/wall-time.ts';
import type { Silence } from '../api/set-silence.ts';

type Fields = { until: string; reason: string };
type Props = { timezone: string; onClose: () => void; onAgree: (silence: Silence) => void };

const HOUR_MS = 3_600_000;
const PRESETS = [1, 4, 24] as const;

/** No alert and no notice until an instant on the venue's own clocks; it ends by itself. */
export function SilenceDialog({ timezone, onClose, onAgree }: Props) {
  const { t } = useTranslation('venue');
  const inHours = (hours: number) => wallTimeOf(Date.now() + hours * HOUR_MS, timezone);
  const { register, handleSubmit, setValue, formState } = useForm<Fields>({
    defaultValues: { until: inHours(4), reason: '' },
  });
  const { until, reason } = formState.errors;
  const agree = handleSubmit((fields) => {
    onAgree({
      until: new Date(instantOfWallTime(fields.until, timezone)).toISOString(),
      reason: fields.reason.trim(),
    });
    onClose();
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="silence-title">
      <form noValidate onSubmit={(event) => void agree(event)}>
        <DialogTitle id="silence-title">{t('silence.title')}</DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 4 }}>
          <Box sx={{ color: 'text.secondary' }}>{t('silence.effect')}</Box>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
            {PRESETS.map((hours) => (
              <Button key={hours} variant="outlined" onClick={() => setValue('until', inHours(hours))}>
                {t('ui:span.hours', { count: hours })}
              </Button>
            ))}
          </Box>
          <TextField
            label={t('silence.until', { city: cityOfZone(timezone) })}
            type="datetime-local"
            error={until !== undefined}
            helperText={until?.message}
            slotProps={{ inputLabel: { shrink: true } }}
            {...register('until', {
              required: t('silence.untilNeeded'),
              validate: (value) => instantOfWallTime(value, timezone) > Date.now() || t('silence.untilPast'),
            })}
          />
          <TextField
            label={t('silence.reason')}
            error={reason !== undefined}
            helperText={reason?.message}
            slotProps={{ htmlInput: { maxLength: 200 } }}
            {...register('reason', { required: t('silence.reasonNeeded') })}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button type="submit" variant="contained">
            {t('silence.agree')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
