/** Three digits that count; whole numbers from a hundred on, with their thousands apart. */
export function formatFigure(value: number): string {
  if (!Number.isFinite(value)) return 'none';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  if (Math.abs(value) < 0.0005) return '0';
  return String(Number(value.toPrecision(3)));
}
