import VolumeUp from '@mui/icons-material/VolumeUpOutlined';
import Box from '@mui/material/Box';
import Slider from '@mui/material/Slider';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VOLUME_MAX, VOLUME_MIN } from '../../../../../../domain/zone/lists.ts';
import type { ControlledZone } from '../music-types.ts';

/** Changes when let go, not with every step of the way. The mark is the level agreed for the zone. */
export function VolumeSlider({
  zone,
  onChange,
}: {
  zone: ControlledZone;
  onChange: (level: number) => void;
}) {
  const { t } = useTranslation('music');
  const [held, hold] = useState<number | null>(null);
  const level = held ?? zone.volume;
  const { volumeCeiling } = zone;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, width: 200, flexShrink: 1, minWidth: 120 }}>
      <VolumeUp aria-hidden sx={{ fontSize: 16, color: 'text.secondary' }} />
      <Slider
        size="small"
        sx={{ '& .MuiSlider-mark': { width: 2, height: 10, bgcolor: 'text.secondary', opacity: 1 } }}
        aria-label={t('volumeOf', { zone: zone.name })}
        min={VOLUME_MIN}
        max={VOLUME_MAX}
        value={level ?? VOLUME_MIN}
        {...(volumeCeiling !== null && { marks: [{ value: volumeCeiling }] })}
        getAriaValueText={(value) => t('volumeText', { volume: value })}
        onChange={(_event, value) => hold(Number(value))}
        onChangeCommitted={(_event, value) => {
          hold(null);
          if (value !== zone.volume) onChange(Number(value));
        }}
      />
      <Box component="span" sx={{ typography: 'body2', width: 20, textAlign: 'end', flexShrink: 0 }}>
        {level ?? '–'}
      </Box>
    </Box>
  );
}
