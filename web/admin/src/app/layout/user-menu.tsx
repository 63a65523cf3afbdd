import AccountCircle from '@mui/icons-material/AccountCircleOutlined';
import Check from '@mui/icons-material/Check';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Divider from '@mui/material/Divider';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useColorScheme } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api/client.ts';
import { signOut, useUser } from '../../lib/api/session.ts';
import { showFailure } from '../../lib/describe-failure.ts';
import { chooseLanguage, currentLanguage, LANGUAGES } from '../../lib/i18n/i18n.ts';
import { openSheet } from './sheet-state.ts';

const MODES = ['system', 'light', 'dark'] as const;

/** Who is signed in; language, theme, shortcuts, sign out. */
export function UserMenu() {
  const { t } = useTranslation('app');
  const user = useUser();
  const { mode, setMode } = useColorScheme();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const choice = (word: string, isChosen: boolean, choose: () => void, lang?: string) => (
    <MenuItem
      key={word}
      role="menuitemradio"
      aria-checked={isChosen}
      onClick={choose}
      {...(lang && { lang })}
    >
      <Box sx={{ width: 24 }}>{isChosen && <Check aria-hidden sx={{ fontSize: 16 }} />}</Box>
      {word}
    </MenuItem>
  );
  const leave = () => {
    close();
    // The cookie ends at the server; only then is this browser really signed out.
    api.auth.logout().then(signOut, showFailure);
  };
  return (
    <>
      <ButtonBase
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{
          flexDirection: 'column',
          minHeight: 52,
          minWidth: 44,
          flex: { xs: 'auto', sm: 'none' },
          typography: 'caption',
          color: 'text.secondary',
          '&:hover': { color: 'text.primary' },
        }}
      >
        <AccountCircle aria-hidden sx={{ fontSize: 20 }} />
        {t('user.menu')}
      </ButtonBase>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        <Box role="presentation" sx={{ px: 4, py: 2 }}>
          <Box sx={{ fontWeight: 'fontWeightMedium' }}>{user.name}</Box>
          <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
            {user.email} · {t(`user.role.${user.role}`, { defaultValue: user.role })}
          </Box>
          <Box sx={{ typography: 'caption', color: 'text.secondary' }}>{user.organization.name}</Box>
        </Box>
        <Divider />
        <ListSubheader role="presentation" sx={{ lineHeight: 2.4 }}>
          {t('user.language')}
        </ListSubheader>
        {LANGUAGES.map((language) =>
          choice(
            t(`user.languages.${language}`),
            currentLanguage() === language,
            () => chooseLanguage(language),
            language,
          ),
        )}
        <ListSubheader role="presentation" sx={{ lineHeight: 2.4 }}>
          {t('user.theme')}
        </ListSubheader>
        {MODES.map((each) => choice(t(`user.themes.${each}`), mode === each, () => setMode(each)))}
        <Divider />
        <MenuItem
          onClick={() => {
            close();
            openSheet('shortcuts');
          }}
        >
          <Box sx={{ width: 24 }} />
          {t('shortcuts.title')}
        </MenuItem>
        <MenuItem onClick={leave}>
          <Box sx={{ width: 24 }} />
          {t('user.signOut')}
        </MenuItem>
      </Menu>
    </>
  );
}
