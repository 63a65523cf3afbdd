import Box from '@mui/material/Box';
import type { SxProps } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

/** Glows once when `value` changes while it is on the screen; `id` is what it belongs to: a row that is reused does not glow. */
export function GlowOnChange({ id, value, sx, children }: { id: string; value: unknown; sx?: SxProps; children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  const shown = useRef({ id, value });
  useEffect(() => {
    const before = shown.current;
    shown.current = { id, value };
    if (before.id !== id || Object.is(before.value, value) || element.current === null) return;
    const { classList } = element.current;
    classList.remove('is-glowing');
    // Read once, or the browser would not see that it was gone.
    void element.current.offsetWidth;
    classList.add('is-glowing');
  }, [id, value]);
  return (
    <Box ref={element} {...(sx !== undefined && { sx })}>
      {children}
    </Box>
  );
}
