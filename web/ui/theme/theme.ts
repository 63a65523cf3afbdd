import { createTheme } from '@mui/material/styles';
import type { PaletteOptions } from '@mui/material/styles';
import type { StateName } from './tokens.ts';
import { componentStyles } from './component-styles.ts';
import { font, lineHeight, motionMs, radius, schemes, size, unit, weight } from './tokens.ts';

declare module '@mui/material/styles' {
  interface Palette {
    state: Record<StateName, string>;
    glow: string;
    control: string;
  }
  interface PaletteOptions {
    state: Record<StateName, string>;
    glow: string;
    control: string;
  }
}

function palette(name: 'light' | 'dark'): PaletteOptions {
  const scheme = schemes[name];
  const hue = (main: string) => ({ main, light: main, dark: main, contrastText: scheme.onAccent });
  return {
    primary: hue(scheme.accent),
    secondary: hue(scheme.inkQuiet),
    error: { ...hue(scheme.danger), contrastText: name === 'light' ? scheme.surface : scheme.ground },
    warning: hue(scheme.warning),
    success: hue(scheme.success),
    info: hue(scheme.info),
    background: { default: scheme.ground, paper: scheme.surface },
    text: { primary: scheme.ink, secondary: scheme.inkQuiet, disabled: scheme.inkQuiet },
    divider: scheme.hairline,
    action: { hover: scheme.hover, selected: scheme.hover },
    state: scheme.state,
    glow: scheme.glow,
    control: scheme.control,
  };
}

/** Thai is never spaced out. */
const letterSpacing = 0;
const body = { fontSize: size.body, fontWeight: weight.regular, lineHeight, letterSpacing };
const title = { fontSize: size.title, fontWeight: weight.strong, lineHeight, letterSpacing };
const heading = { fontSize: size.body, fontWeight: weight.strong, lineHeight, letterSpacing };

/** The one theme: colour, type, space, radius and motion of every web app. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-theme' },
  colorSchemes: { light: { palette: palette('light') }, dark: { palette: palette('dark') } },
  spacing: unit,
  shape: { borderRadius: radius },
  typography: {
    fontFamily: font,
    fontWeightRegular: weight.regular,
    fontWeightMedium: weight.strong,
    fontWeightBold: weight.strong,
    h1: title,
    h2: heading,
    h3: heading,
    body1: body,
    body2: { ...body, fontSize: size.table },
    caption: { ...body, fontSize: size.small },
    subtitle1: heading,
    subtitle2: { ...heading, fontSize: size.table },
    button: {
      ...body,
      fontSize: size.table,
      fontWeight: weight.strong,
      textTransform: 'none',
    },
  },
  transitions: {
    duration: {
      shortest: motionMs,
      shorter: motionMs,
      short: motionMs,
      standard: motionMs,
      complex: motionMs,
      enteringScreen: motionMs,
      leavingScreen: motionMs,
    },
  },
  components: componentStyles,
});
