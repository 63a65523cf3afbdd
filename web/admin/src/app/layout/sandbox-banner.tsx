import OpenInNew from '@mui/icons-material/OpenInNew';
import Science from '@mui/icons-material/ScienceOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { systemQuery } from '../../lib/api/get-system.ts';
import { useUser } from '../../lib/api/session.ts';

const VENDOR_NAMES: Record<string, string> = {
  soundtrack: 'Soundtrack',
  whatsapp: 'WhatsApp',
  line: 'LINE',
  claude: 'Claude',
};

/** Says what is not real, always and in words; and whose data this is. */
export function SandboxBanner() {
  const { t } = useTranslation('app');
  const user = useUser();
  const { data: system } = useQuery(systemQuery);
  const vendors = system?.sandboxedVendors ?? [];
  if (vendors.length === 0 && !user.organization.isDemo) return null;
  const names = vendors.map((vendor) =>
    vendor === 'email' ? t('ui:channel.email') : (VENDOR_NAMES[vendor] ?? vendor),
  );
  return (
    <Box
      component="aside"
      aria-label={t('sandbox.label')}
      sx={{
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        columnGap: 3,
        px: 4,
        py: 0.5,
        typography: 'caption',
        color: 'text.secondary',
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: 'action.hover',
        flexShrink: 0,
      }}
    >
      {vendors.length > 0 && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, minWidth: 0 }}>
          <Science aria-hidden sx={{ fontSize: 16 }} />
          <span>{t('sandbox.vendors', { names: names.join(', ') })}</span>
        </Box>
      )}
      {system?.sandboxUrl != null && (
        <Link href={system.sandboxUrl} target="_blank" rel="noreferrer" underline="always" sx={phonesLink}>
          {t('sandbox.phones')}
          <OpenInNew aria-hidden sx={{ fontSize: 12 }} />
        </Link>
      )}
      {user.organization.isDemo && (
        <Box component="span" sx={{ ml: 'auto', whiteSpace: 'nowrap', fontWeight: 'fontWeightMedium' }}>
          {t('sandbox.demo')}
        </Box>
      )}
    </Box>
  );
}

const phonesLink = {
  display: 'inline-flex',
  alignItems: 'center',
  gap: 0.5,
  minHeight: 24,
  whiteSpace: 'nowrap',
} as const;
