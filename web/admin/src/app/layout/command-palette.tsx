import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '@tanstack/react-router';
import { findCommandsQuery } from './find-commands.ts';
import { navigation } from './navigation.ts';
import { openSheet } from './sheet-state.ts';

type Command = { id: string; group: string; label: string; hint: string; run: () => void };

/** Every page, venue and conversation from the keyboard. */
export function CommandPalette() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const search = useDeferredValue(text.trim());
  const found = useQuery({ ...findCommandsQuery(search), placeholderData: keepPreviousData });
  const pages: Command[] = navigation.map(({ to, word }) => ({
    id: to,
    group: t('palette.pages'),
    label: t(`nav.${word}`),
    hint: '',
    run: () => void navigate({ to }),
  }));
  const venues: Command[] = (found.data?.venues ?? []).map((venue) => ({
    id: venue.id,
    group: t('nav.venues'),
    label: venue.name,
    hint: venue.city,
    run: () => void navigate({ to: '/venues/$venueId', params: { venueId: venue.id } }),
  }));
  const conversations: Command[] = (found.data?.conversations ?? []).map((row) => ({
    id: row.id,
    group: t('palette.conversations'),
    label: row.contactName,
    hint: row.venueName ?? '',
    run: () => void navigate({ to: '/inbox', search: { id: row.id } }),
  }));
  const wanted = search.toLowerCase();
  const options = [
    ...pages.filter(({ label }) => label.toLowerCase().includes(wanted)),
    ...venues,
    ...conversations,
  ];
  const close = () => openSheet(null);
  return (
    <Dialog
      open
      onClose={close}
      fullWidth
      maxWidth="sm"
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
    >
      <DialogTitle sx={unseen}>{t('palette.title')}</DialogTitle>
      <Autocomplete
        open
        autoHighlight
        clearOnBlur={false}
        disablePortal
        forcePopupIcon={false}
        options={options}
        // The server has searched already.
        filterOptions={(all) => all}
        groupBy={({ group }) => group}
        getOptionLabel={({ label }) => label}
        getOptionKey={({ id }) => id}
        inputValue={text}
        onInputChange={(_event, value, reason) => reason === 'input' && setText(value)}
        onChange={(_event, command) => {
          close();
          command?.run();
        }}
        onClose={(_event, reason) => reason === 'escape' && close()}
        noOptionsText={t('palette.nothing')}
        renderGroup={({ key, group, children }) => (
          <li key={key} role="presentation">
            <Box aria-hidden sx={{ px: 4, pt: 2, typography: 'caption', color: 'text.secondary' }}>
              {group}
            </Box>
            <Box component="ul" role="group" aria-label={group} sx={{ p: 0 }}>
              {children}
            </Box>
          </li>
        )}
        renderOption={({ key, ...props }, { label, hint }) => (
          <Box component="li" key={key} {...props} sx={{ gap: 2 }}>
            {label}
            <Box component="span" sx={{ color: 'text.secondary', typography: 'body2' }}>
              {hint}
            </Box>
          </Box>
        )}
        renderInput={(params) => (
          <TextField {...params} autoFocus placeholder={t('palette.hint')} aria-label={t('palette.title')} />
        )}
        slotProps={{ listbox: { sx: { maxHeight: '60vh' } } }}
        sx={{ p: 2, minHeight: { xs: '60vh', sm: 420 } }}
      />
    </Dialog>
  );
}

/** For screen readers: the field itself says it to everybody else. */
const unseen = {
  position: 'absolute',
  width: 1,
  height: 1,
  p: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
} as const;
