import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { describeFailure } from '../../../lib/describe-failure.ts';
import { useLogIn } from '../api/log-in.ts';
import type { Login } from '../api/log-in.ts';

/** Pasting and password managers work: plain fields with their proper names. */
export function LoginForm({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation('user');
  const logIn = useLogIn();
  const { register, handleSubmit, formState } = useForm<Login>({ mode: 'onTouched' });
  const { email, password } = formState.errors;
  const submit = handleSubmit((login) => logIn.mutate(login, { onSuccess: onSignedIn }));
  const failure = logIn.error === null ? null : describeFailure(logIn.error);
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => void submit(event)}
      sx={{ display: 'flex', flexDirection: 'column', gap: 4 }}
    >
      <TextField
        label={t('email')}
        type="email"
        autoComplete="username"
        autoFocus
        fullWidth
        error={email !== undefined}
        helperText={email?.message}
        {...register('email', {
          required: t('emailNeeded'),
          pattern: { value: /^\S+@\S+\.\S+$/, message: t('emailWrong') },
        })}
      />
      <TextField
        label={t('password')}
        type="password"
        autoComplete="current-password"
        fullWidth
        error={password !== undefined}
        helperText={password?.message}
        {...register('password', { required: t('passwordNeeded') })}
      />
      {failure !== null && (
        <Box role="alert" sx={{ color: 'error.main' }}>
          {failure.text}
        </Box>
      )}
      <Button type="submit" variant="contained" loading={logIn.isPending} sx={{ minHeight: 40 }}>
        {t('signIn')}
      </Button>
    </Box>
  );
}
