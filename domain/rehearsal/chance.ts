/** A number in [0, 1) that depends on nothing but the seed and the name of what is decided. */
export function chance(seed: number, name: string): number {
  // FNV-1a, then a final mix so that names that differ in their last letter differ everywhere
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let index = 0; index < name.length; index++) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

/** One of several, by weight. The last one takes what is left. */
export function pick<T>(seed: number, name: string, weighted: readonly (readonly [T, number])[]): T {
  let left = chance(seed, name);
  for (const [value, weight] of weighted) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = weighted.at(-1);
  if (last === undefined) throw new Error('nothing to pick from');
  return last[0];
}
