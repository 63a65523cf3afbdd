import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { describeFailure } from '../../../lib/describe-failure.ts';
import { useResolve } from '../api/resolve-incident.ts';

/** As the contract takes it. */
const LONGEST = 500;

/** It cannot be undone, since people are told: so it asks, and says what it does. */
export function ResolveDialog({ incidentId, onClose }: { incidentId: string; onClose: () => void }) {
  const { t } = useTranslation('incident');
  const { register, handleSubmit, formState } = useForm({ defaultValues: { reason: '' } });
  const resolve = useResolve(t('resolved'));
  const submit = handleSubmit(({ reason }) =>
    resolve.mutate({ incidentId, reason: reason.trim() }, { onSuccess: onClose }),
  );
  const failed = resolve.error === null ? null : describeFailure(resolve.error);
  const missing = formState.errors.reason === undefined ? undefined : t('reasonNeeded');
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="resolve-title">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <DialogTitle id="resolve-title">{t('resolveTitle')}</DialogTitle>
        <DialogContent>
          <TextField
            {...register('reason', { validate: (value) => value.trim() !== '' })}
            label={t('resolveReason')}
            autoFocus
            multiline
            minRows={2}
            fullWidth
            required
            error={missing !== undefined}
            helperText={missing ?? t('resolveEffect')}
            slotProps={{ htmlInput: { maxLength: LONGEST, dir: 'auto' } }}
            sx={{ mt: 2 }}
          />
          {failed !== null && (
            <Box role="alert" sx={{ color: 'error.main', mt: 2 }}>
              {t('resolveFailed', { reason: failed.text })}
            </Box>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="contained" disabled={resolve.isPending}>
            {t('resolveConfirm')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
