import type { Fault, Vendor } from './types.ts';

export const OCCASIONS = ['every', 'next', 'half'] as const;
export type Occasion = (typeof OCCASIONS)[number];

type Place = { vendor: Vendor; kind: string };

/** This page's own switch of a vendor's fault: those narrowed to a recipient or a request were set elsewhere. */
export const isPlain = (fault: Fault) => fault.recipient === undefined && fault.operation === undefined;

export const findSwitch = (faults: readonly Fault[], { vendor, kind }: Place): Fault | undefined =>
  faults.find((fault) => isPlain(fault) && fault.vendor === vendor && fault.kind === kind);

export const isOn = (fault: Fault | undefined) => fault !== undefined && fault.next !== 0;

export function occasionOf(fault: Fault | undefined): Occasion {
  if (fault?.next !== undefined) return 'next';
  return fault?.probability === undefined ? 'every' : 'half';
}

export function withSwitch(
  faults: readonly Fault[],
  change: Place & { occasion: Occasion; params: Fault['params'] },
): Fault[] {
  const { vendor, kind, occasion, params } = change;
  const strikes = { every: {}, next: { next: 1 }, half: { probability: 0.5 } }[occasion];
  return [...withoutSwitch(faults, change), { vendor, kind, ...strikes, params, struck: 0 }];
}

export function withoutSwitch(faults: readonly Fault[], place: Place): Fault[] {
  const own = findSwitch(faults, place);
  return faults.filter((fault) => fault !== own);
}
