import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { BlockLink } from '../../components/links.tsx';
import { rail } from '../../../../ui/theme/tokens.ts';
import { navigation } from './navigation.ts';
import { UserMenu } from './user-menu.tsx';

/** A slim rail at the side; at phone size a bar at the foot, in reach of the thumb. */
export function Rail() {
  const { t } = useTranslation('app');
  return (
    <Box
      component="nav"
      aria-label={t('nav.label')}
      sx={{
        display: 'flex',
        flexDirection: { xs: 'row', sm: 'column' },
        justifyContent: { xs: 'space-around', sm: 'flex-start' },
        order: { xs: 1, sm: 0 },
        flexShrink: 0,
        width: { sm: rail + 20 },
        borderTop: { xs: 1, sm: 0 },
        borderRight: { sm: 1 },
        borderColor: { xs: 'divider', sm: 'divider' },
        bgcolor: 'background.paper',
        py: { sm: 2 },
        pb: { xs: 'env(safe-area-inset-bottom)' },
      }}
    >
      {navigation.map(({ to, word, icon: Icon }) => (
        <BlockLink
          key={to}
          to={to}
          activeOptions={{ exact: to === '/' }}
          sx={{
            display: 'flex',
            flexDirection: 'column',
            alignItems: 'center',
            justifyContent: 'center',
            minHeight: 52,
            minWidth: 44,
            flex: { xs: 'auto', sm: 'none' },
            whiteSpace: { xs: 'nowrap', sm: 'normal' },
            px: 0.5,
            typography: 'caption',
            textAlign: 'center',
            color: 'text.secondary',
            textDecoration: 'none',
            '&:hover': { color: 'text.primary' },
            '&.active': { color: 'primary.main', fontWeight: 'fontWeightMedium' },
            '&:focus-visible': { outlineOffset: -2 },
          }}
        >
          <Icon aria-hidden sx={{ fontSize: 20 }} />
          {t(`nav.${word}`)}
        </BlockLink>
      ))}
      <Box sx={{ flexGrow: { sm: 1 } }} />
      <UserMenu />
    </Box>
  );
}
