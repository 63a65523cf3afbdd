import FilterList from '@mui/icons-material/FilterList';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusLabel } from '../../../../../ui/status-label.tsx';
import { countryName } from '../../../lib/country-name.ts';
import { currentLanguage } from '../../../lib/i18n/i18n.ts';
import { STATE_FILTERS } from '../zone-search.ts';
import type { ZoneSearch } from '../zone-search.ts';

type Props = {
  search: ZoneSearch;
  countries: string[];
  brands: string[];
  onChange: (change: { [Field in keyof ZoneSearch]?: ZoneSearch[Field] | undefined }) => void;
};

/** Filters as words; all of them stand in the address. */
export function ZoneFilters({ search, countries, brands, onChange }: Props) {
  const { t } = useTranslation('zone');
  // On the phone the list comes first: the filters open on demand.
  const [isOpen, setOpen] = useState(false);
  const isFiltered = [search.status, search.country, search.brand, search.text].some(
    (value) => value !== undefined,
  );
  const choose = (
    label: string,
    value: string | undefined,
    set: (value: string) => void,
    options: [string, ReactNode][],
  ) => (
    <TextField
      select
      label={label}
      value={value ?? ''}
      onChange={(event) => set(event.target.value)}
      sx={{ minWidth: 132, flexGrow: { xs: 1, sm: 0 } }}
    >
      <MenuItem value="">{t('filter.any')}</MenuItem>
      {options.map(([option, shown]) => (
        <MenuItem key={option} value={option}>
          {shown}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, flexGrow: 1 }}>
      <TextField
        label={t('filter.text')}
        type="search"
        defaultValue={search.text ?? ''}
        onChange={(event) => onChange({ text: event.target.value || undefined })}
        sx={{ minWidth: 180, flexGrow: { xs: 1, sm: 0 } }}
      />
      <Button
        variant="outlined"
        startIcon={<FilterList />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        sx={{ display: { sm: 'none' } }}
      >
        {t('filter.more')}
      </Button>
      <Box sx={{ ...groupSx, display: { xs: isOpen ? 'flex' : 'none', sm: 'flex' } }}>
        {choose(
          t('filter.status'),
          search.status,
          (value) => onChange({ status: STATE_FILTERS.find((state) => state === value) }),
          STATE_FILTERS.map((state) => [state, <StatusLabel key={state} state={state} />]),
        )}
        {choose(
          t('filter.country'),
          search.country,
          (value) => onChange({ country: value || undefined }),
          countries.map((code) => [code, countryName(code, currentLanguage())]),
        )}
        {choose(
          t('filter.brand'),
          search.brand,
          (value) => onChange({ brand: value || undefined }),
          brands.map((brand) => [brand, brand]),
        )}
        <FormControlLabel
          control={
            <Switch
              size="small"
              checked={search.group === 'venue'}
              onChange={(_event, isOn) => onChange({ group: isOn ? 'venue' : undefined })}
            />
          }
          label={t('filter.group')}
        />
      </Box>
      {isFiltered && (
        <Button
          onClick={() =>
            onChange({ status: undefined, country: undefined, brand: undefined, text: undefined })
          }
        >
          {t('filter.clear')}
        </Button>
      )}
    </Box>
  );
}

const groupSx = {
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 2,
  width: { xs: '100%', sm: 'auto' },
} as const;
