import Box from '@mui/material/Box';
import type { BoxProps } from '@mui/material/Box';
import type { SxProps } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

type Props = {
  /** What the value belongs to: an element that is used for another thing does not glow. */
  id: string;
  value: unknown;
  /** It changed just before it came to be here. */
  isFresh?: boolean;
  sx?: SxProps;
  attributes?: Pick<BoxProps, 'role' | 'style' | 'aria-rowindex' | 'aria-current'>;
  children: ReactNode;
};

/** Glows once when `value` changes while it is on the screen. */
export function GlowOnChange({ id, value, isFresh = false, sx, attributes, children }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const shown = useRef<{ id: string; value: unknown } | null>(null);
  useEffect(() => {
    const before = shown.current;
    shown.current = { id, value };
    const isNew = before === null || before.id !== id;
    const isChanged = isNew ? isFresh : !Object.is(before.value, value);
    if (!isChanged || element.current === null) return;
    const { classList } = element.current;
    classList.remove('is-glowing');
    // Read once, or the browser would not see that it was gone.
    void element.current.offsetWidth;
    classList.add('is-glowing');
  }, [id, value, isFresh]);
  return (
    <Box ref={element} {...attributes} {...(sx !== undefined && { sx })}>
      {children}
    </Box>
  );
}
