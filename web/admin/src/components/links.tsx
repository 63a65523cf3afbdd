import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import MuiLink from '@mui/material/Link';
import type { SxProps, Theme } from '@mui/material/styles';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color'> & {
  ref?: Ref<HTMLAnchorElement>;
  sx?: SxProps<Theme>;
};

/** A link in text. */
export const TextLink = createLink((props: Props) => <MuiLink {...props} />);

/** Something larger that is a link as a whole: a row, a filter. */
export const BlockLink = createLink((props: Props) => <Box component="a" {...props} />);

export const IconLink = createLink((props: Props) => <IconButton component="a" {...props} />);
