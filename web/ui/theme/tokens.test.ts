import { describe, expect, it } from 'vitest';
import { schemes } from './tokens.ts';

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each(Object.entries(schemes))('the %s theme', (_name, scheme) => {
  const texts = {
    ink: scheme.ink,
    inkQuiet: scheme.inkQuiet,
    accent: scheme.accent,
    danger: scheme.danger,
    warning: scheme.warning,
    success: scheme.success,
    info: scheme.info,
    ...scheme.state,
  };
  it.each(Object.entries(texts))('shows %s legibly on every surface', (_text, colour) => {
    for (const ground of [scheme.ground, scheme.surface, scheme.hover]) {
      expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('shows where a field is', () => {
    expect(contrast(scheme.control, scheme.ground)).toBeGreaterThanOrEqual(3);
    expect(contrast(scheme.control, scheme.surface)).toBeGreaterThanOrEqual(3);
  });

  it('keeps words legible on the accent and while a row glows', () => {
    expect(contrast(scheme.onAccent, scheme.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(scheme.ink, scheme.glow)).toBeGreaterThanOrEqual(4.5);
  });
});
