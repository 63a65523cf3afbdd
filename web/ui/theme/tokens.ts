import type { ZoneStatus } from '../../../domain/zone/lists.ts';

/** `suspect`: one reading differs and the second is awaited. `silent`: a silence is agreed. */
export type StateName = ZoneStatus | 'suspect' | 'silent';

type Scheme = {
  ground: string;
  surface: string;
  hover: string;
  hairline: string;
  /** Edge of a field: what can be changed must be seen. */
  control: string;
  ink: string;
  inkQuiet: string;
  accent: string;
  onAccent: string;
  glow: string;
  danger: string;
  warning: string;
  success: string;
  info: string;
  state: Record<StateName, string>;
};

/** Text colours: each holds 4.5:1 on ground, surface and hover (tokens.test.ts). */
export const light: Scheme = {
  ground: '#f6f8f7',
  surface: '#ffffff',
  hover: '#edf1f0',
  hairline: '#dbe1df',
  control: '#7f8c89',
  ink: '#17201f',
  inkQuiet: '#52605d',
  accent: '#0b6b66',
  onAccent: '#ffffff',
  glow: '#cfe8e5',
  danger: '#b3261e',
  warning: '#8a4b00',
  success: '#17713a',
  info: '#36618c',
  state: {
    playing: '#17713a',
    paused: '#4f5d75',
    muted: '#6f5a00',
    suspect: '#9a4a00',
    offline: '#b3261e',
    unpaired: '#6a4aa5',
    expired: '#8f2f68',
    unknown: '#36618c',
    silent: '#52605d',
  },
};

export const dark: Scheme = {
  ground: '#0f1414',
  surface: '#151b1b',
  hover: '#1e2626',
  hairline: '#2a3433',
  control: '#6b7875',
  ink: '#e6eceb',
  inkQuiet: '#a3b1ae',
  accent: '#56c6bd',
  onAccent: '#06201e',
  glow: '#1c4a46',
  danger: '#ff9388',
  warning: '#f0ab5c',
  success: '#74d193',
  info: '#8fbbe8',
  state: {
    playing: '#74d193',
    paused: '#aab6c8',
    muted: '#d8bd55',
    suspect: '#f0ab5c',
    offline: '#ff9388',
    unpaired: '#bda6f0',
    expired: '#eb9dc8',
    unknown: '#8fbbe8',
    silent: '#a3b1ae',
  },
};

export const schemes = { light, dark };

/** Four sizes, two weights. */
export const size = { small: '0.75rem', table: '0.8125rem', body: '0.875rem', title: '1.125rem' };
export const weight = { regular: 400, strong: 600 };
/** Thai marks stand above and below the letters: lines need the room in both languages. */
export const lineHeight = 1.6;
export const unit = 4;
export const radius = 6;
export const motionMs = 120;
/** How long a changed value glows before it has faded. */
export const glowMs = 1_400;
export const rail = 56;
export const font = "'Noto Sans', 'Noto Sans Thai', system-ui, sans-serif";
