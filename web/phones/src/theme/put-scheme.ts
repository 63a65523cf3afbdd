import { font, radius, schemes, size } from '../../../ui/theme/tokens.ts';

const variablesOf = ({ ground, surface, ...rest }: (typeof schemes)['light']) => `
  --ground: ${ground};
  --surface: ${surface};
  --line: ${rest.hairline};
  --ink: ${rest.ink};
  --ink-quiet: ${rest.inkQuiet};
  --accent: ${rest.accent};
  --on-accent: ${rest.onAccent};
  --ok: ${rest.success};
  --bad: ${rest.danger};
  --warn: ${rest.warning};
  --glow: ${rest.glow};`;

/** The shared colours and sizes as variables for style sheets; both schemes, so that switching needs no script. */
export function putScheme(): void {
  const sheet = document.createElement('style');
  sheet.textContent = `
:root {
  --font: ${font};
  --radius: ${radius}px;
  --tiny: ${size.small};
  --small: ${size.table};
  --body: ${size.body};
  ${variablesOf(schemes.light)}
}
:root[data-theme='dark'] {${variablesOf(schemes.dark)}
}`;
  document.head.prepend(sheet);
}
