import type { ThemeOptions } from '@mui/material/styles';
import { glowMs, lineHeight, size, weight } from './tokens.ts';

const FOCUS = '2px solid var(--mui-palette-primary-main)';

/** Quiet shapes: hairlines for boxes, no shadow on what lies flat, no ripple. */
export const componentStyles: NonNullable<ThemeOptions['components']> = {
  MuiCssBaseline: {
    styleOverrides: {
      html: { height: '100%' },
      body: {
        height: '100%',
        fontVariantNumeric: 'tabular-nums',
        overscrollBehavior: 'none',
        lineHeight,
      },
      '#root': { height: '100%' },
      ':focus-visible': { outline: FOCUS, outlineOffset: 1 },
      '@keyframes glow': { from: { backgroundColor: 'var(--mui-palette-glow)' } },
      '.is-glowing': { animation: `glow ${glowMs}ms ease-out 1` },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': {
          animationDuration: '0s !important',
          transitionDuration: '0s !important',
          scrollBehavior: 'auto !important',
        },
      },
    },
  },
  MuiButtonBase: { defaultProps: { disableRipple: true } },
  MuiButton: {
    defaultProps: { disableElevation: true, size: 'small' },
    styleOverrides: {
      root: {
        minHeight: 32,
        paddingInline: 12,
        '@media (pointer: coarse)': { minHeight: 44 },
        '&:focus-visible': { outline: FOCUS, outlineOffset: 1 },
      },
      outlined: { borderColor: 'var(--mui-palette-divider)', color: 'var(--mui-palette-text-primary)' },
    },
  },
  MuiIconButton: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: {
        borderRadius: 6,
        minWidth: 32,
        minHeight: 32,
        color: 'inherit',
        '@media (pointer: coarse)': { minWidth: 44, minHeight: 44 },
      },
    },
  },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiMenu: { styleOverrides: { paper: { border: '1px solid var(--mui-palette-divider)' } } },
  MuiDialog: { styleOverrides: { paper: { border: '1px solid var(--mui-palette-divider)' } } },
  MuiDialogTitle: { styleOverrides: { root: { fontSize: size.title, fontWeight: weight.strong } } },
  MuiMenuItem: {
    styleOverrides: {
      root: { minHeight: 32, fontSize: size.table, '@media (pointer: coarse)': { minHeight: 44 } },
    },
  },
  MuiTooltip: {
    defaultProps: { enterDelay: 400 },
    styleOverrides: {
      tooltip: {
        fontSize: size.small,
        lineHeight,
        color: 'var(--mui-palette-background-paper)',
        backgroundColor: 'var(--mui-palette-text-primary)',
      },
    },
  },
  MuiFormControlLabel: { styleOverrides: { root: { marginInline: 0 } } },
  MuiTextField: { defaultProps: { size: 'small' } },
  MuiOutlinedInput: {
    styleOverrides: {
      root: {
        fontSize: size.body,
        // Below 16 px a phone zooms into the field.
        '@media (pointer: coarse)': { fontSize: '1rem', minHeight: 44 },
      },
      notchedOutline: { borderColor: 'var(--mui-palette-control)' },
    },
  },
  MuiInputLabel: {
    styleOverrides: {
      root: {
        '@media (pointer: coarse)': {
          '&:not(.MuiInputLabel-shrink)': { transform: 'translate(14px, 10px)' },
        },
      },
    },
  },
  MuiTableCell: {
    styleOverrides: {
      root: { fontSize: size.table, padding: '6px 12px', borderColor: 'var(--mui-palette-divider)' },
      head: { color: 'var(--mui-palette-text-secondary)', fontWeight: weight.regular, whiteSpace: 'nowrap' },
    },
  },
  MuiLink: { defaultProps: { underline: 'hover' } },
  MuiSkeleton: { defaultProps: { animation: false } },
  MuiSnackbarContent: { styleOverrides: { root: { fontSize: size.body, lineHeight } } },
};
