import type { Vendor } from '../../config/env.ts';
import type { Fault, FaultKind, FaultSpec } from './fault-schemas.ts';

type Occasion = { vendor: Vendor; operation: string; recipient?: string | null };
export type Faults = {
  list(): Fault[];
  replace(specs: FaultSpec[]): void;
  /** The first fault of these kinds that strikes now; counts it. */
  strike(occasion: Occasion, kinds: readonly FaultKind[]): Fault | null;
  has(vendor: Vendor, kind: FaultKind): boolean;
};

export function createFaults(random: () => number, struck: () => void = () => {}): Faults {
  let faults: Fault[] = [];
  return {
    list: () => faults,
    replace(specs) {
      faults = specs.map((spec) => ({ ...spec, struck: 0 }));
    },
    strike(occasion, kinds) {
      for (const fault of faults) {
        if (!kinds.includes(fault.kind) || !isAbout(fault, occasion) || fault.next === 0) continue;
        if (fault.probability !== undefined && random() >= fault.probability) continue;
        if (fault.next !== undefined) fault.next -= 1;
        fault.struck += 1;
        struck();
        return fault;
      }
      return null;
    },
    has: (vendor, kind) =>
      faults.some((fault) => fault.vendor === vendor && fault.kind === kind && fault.next !== 0),
  };
}

function isAbout(fault: Fault, { vendor, operation, recipient }: Occasion): boolean {
  return (
    fault.vendor === vendor &&
    (fault.operation === undefined || operation.includes(fault.operation)) &&
    (fault.recipient === undefined || fault.recipient === recipient)
  );
}
