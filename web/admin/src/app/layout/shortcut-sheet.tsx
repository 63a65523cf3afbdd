import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../components/keys.tsx';
import { useShortcutGroups, useShortcutsOff } from '../../lib/shortcuts/shortcuts.ts';
import { openSheet } from './sheet-state.ts';

/** Which keys do what on this page. */
export function ShortcutSheet() {
  const { t } = useTranslation('app');
  const groups = useShortcutGroups();
  const [isOff, setOff] = useShortcutsOff();
  return (
    <Dialog open onClose={() => openSheet(null)} fullWidth maxWidth="xs" aria-labelledby="shortcut-sheet">
      <DialogTitle id="shortcut-sheet">{t('shortcuts.title')}</DialogTitle>
      <DialogContent>
        {groups.toReversed().map((group, index) => (
          <Box key={`${group.title} ${index}`} sx={{ mb: 4 }}>
            <Box component="h2" sx={{ m: 0, typography: 'subtitle2', color: 'text.secondary' }}>
              {group.title}
            </Box>
            {group.shortcuts.map(({ keys, label }) => (
              <Box key={keys} sx={{ display: 'flex', justifyContent: 'space-between', gap: 4, py: 1 }}>
                <span>{label}</span>
                <Keys keys={keys} />
              </Box>
            ))}
          </Box>
        ))}
        <FormControlLabel
          control={<Switch checked={!isOff} onChange={(_event, isOn) => setOff(!isOn)} />}
          label={t('shortcuts.single')}
        />
      </DialogContent>
    </Dialog>
  );
}
