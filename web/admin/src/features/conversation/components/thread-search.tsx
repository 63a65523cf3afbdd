import Search from '@mui/icons-material/Search';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../../components/keys.tsx';

/** The server is asked when the typing rests. */
const REST_MS = 200;

type Props = {
  value: string;
  field: RefObject<HTMLInputElement | null>;
  onChange: (value: string) => void;
  onLeave: () => void;
};

export function ThreadSearch({ value, field, onChange, onLeave }: Props) {
  const { t } = useTranslation('conversation');
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), REST_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <TextField
      type="search"
      value={typed}
      inputRef={field}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={({ key }) => key === 'Escape' && onLeave()}
      placeholder={t('search')}
      slotProps={{
        htmlInput: { 'aria-label': t('search'), maxLength: 100 },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <Search fontSize="small" />
            </InputAdornment>
          ),
          endAdornment: (
            <InputAdornment position="end" sx={{ display: { xs: 'none', md: 'flex' } }}>
              <Keys keys="/" />
            </InputAdornment>
          ),
        },
      }}
      sx={{ p: 2, borderBottom: 1, borderColor: 'divider', flexShrink: 0 }}
    />
  );
}
