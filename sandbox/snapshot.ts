import type { Callback } from './callback/callback.ts';
import type { SandboxContext } from './context.ts';
import type { FaultSpec } from './fault/fault-schemas.ts';
import { applySettings, type Settings } from './settings.ts';
import { fleetSchema } from './soundtrack/fleet-schemas.ts';
import type { Section } from './store.ts';
import type { ThreadsState } from './thread/threads.ts';

type Rest = { settings: Settings; faults: FaultSpec[]; callbacks: Callback[] } & ThreadsState;

export function stateOf(context: SandboxContext, section: Section): unknown {
  if (section === 'fleet') return context.fleet.spec();
  const faults = context.faults.list().map(({ struck: _struck, ...spec }) => spec);
  const rest: Rest = {
    settings: context.settings,
    faults,
    callbacks: context.callbacks.pending(),
    ...context.threads.state(),
  };
  return rest;
}

export function restoreState(context: SandboxContext): void {
  const fleet = context.store.read('fleet');
  if (fleet) context.fleet.replace(fleetSchema.parse(fleet));
  const rest = context.store.read('rest') as Rest | null; // cast: written by stateOf
  if (!rest) return;
  context.settings = applySettings(context.settings, rest.settings);
  context.faults.replace(rest.faults);
  context.threads.restore({ contacts: rest.contacts, threads: rest.threads });
  context.callbacks.resume(rest.callbacks);
}
