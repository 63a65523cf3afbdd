import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { IncidentActivities } from '../../activities/incident/index.ts';
import type { OrganizationId, OutboundMessageId } from '../../domain/ids.ts';
import { isOver, nextStep, openIncident } from '../../domain/incident/next-step.ts';
import type { IncidentEffect, IncidentStep } from '../../domain/incident/next-step.ts';
import type { IncidentEvent, IncidentState } from '../../domain/incident/state.ts';
import { Inbox } from '../loop/inbox.ts';
import { searchAttributes } from '../loop/search-attributes.ts';
import { sendOutbound } from '../loop/send-outbound.ts';
import {
  acknowledgedSignal,
  incidentOpenedSignal,
  recoveredSignal,
  resolvedSignal,
  zonesAddedSignal,
} from './contract.ts';
import type { IncidentWorkflowInput } from './contract.ts';

const activities = proxyActivities<IncidentActivities>({
  // one transaction in PostgreSQL
  startToCloseTimeout: '15 seconds',
  // a database that is away comes back; nobody may go untold meanwhile
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds' },
});

/** One incident from the first notice to "it is over". */
export async function incidentWorkflow(input: IncidentWorkflowInput): Promise<void> {
  const inbox = new Inbox<IncidentEvent>(input.carried?.inbox);
  for (const signal of [
    incidentOpenedSignal,
    zonesAddedSignal,
    recoveredSignal,
    acknowledgedSignal,
    resolvedSignal,
  ]) {
    setHandler(signal, (note: { id: string; event: IncidentEvent }) => void inbox.note(note.id, note.event));
  }
  const sends = new Sends(input.organizationId);
  let step = await firstStep(input, inbox);
  while (true) {
    await describe(input, step);
    for (const effect of step.effects) await carryOut(input, effect, sends);
    if (isOver(step.state) && inbox.isEmpty()) return sends.allDone();
    if (workflowInfo().continueAsNewSuggested) {
      await sends.allDone();
      await condition(allHandlersFinished);
      return continueAsNew<typeof incidentWorkflow>({
        ...input,
        carried: { state: step.state, inbox: inbox.carry() },
      });
    }
    step = nextStep(step.state, await inbox.takeOrWake(step.wakeAt));
  }
}

/** Signals may overtake each other: what came before `opened` is kept and follows it. */
async function firstStep(input: IncidentWorkflowInput, inbox: Inbox<IncidentEvent>): Promise<IncidentStep> {
  if (input.carried !== undefined) return nextStep(input.carried.state, { kind: 'woke', at: Date.now() });
  const early: IncidentEvent[] = [];
  while (true) {
    const event = await inbox.takeOrWake(null);
    if (event.kind === 'opened') {
      for (const kept of early) inbox.add(kept);
      return openIncident(event);
    }
    if (event.kind !== 'woke') early.push(event);
  }
}

async function carryOut(input: IncidentWorkflowInput, effect: IncidentEffect, sends: Sends): Promise<void> {
  const ids = { organizationId: input.organizationId, incidentId: input.incidentId };
  switch (effect.kind) {
    case 'tell':
      return sends.start(
        await activities.tellIncident({ ...ids, key: effect.key, step: effect.step, at: effect.at }),
      );
    case 'tellOver':
      return sends.start(await activities.tellIncidentOver({ ...ids, at: effect.at }));
    case 'resolve':
      return activities.resolveIncident({ ...ids, reasonCode: effect.reasonCode, at: effect.at });
    case 'reportOver':
      return activities.reportIncidentOver({ ...ids, at: effect.at });
  }
}

/** Notices on their way. Started, not awaited: a vendor that is away must not keep an acknowledgement waiting. */
class Sends {
  private readonly organizationId: OrganizationId;
  private readonly running = new Set<Promise<unknown>>();

  constructor(organizationId: OrganizationId) {
    this.organizationId = organizationId;
  }

  start({ outboundMessageIds }: { outboundMessageIds: OutboundMessageId[] }): void {
    for (const outboundMessageId of outboundMessageIds) {
      const send = sendOutbound({ organizationId: this.organizationId, outboundMessageId });
      this.running.add(send);
      void send.finally(() => this.running.delete(send));
    }
  }

  async allDone(): Promise<void> {
    await Promise.all(this.running);
  }
}

/** What an operator reads in the Temporal Web UI, and the plan that the screens show. */
async function describe(input: IncidentWorkflowInput, step: IncidentStep): Promise<void> {
  const { state, wakeAt } = step;
  setCurrentDetails(details(state, wakeAt));
  upsertSearchAttributes(
    searchAttributes({
      organizationId: input.organizationId,
      processStatus: state.status,
      nextWakeUpAt: wakeAt,
    }),
  );
  const next = state.policy.steps[state.stepsDone] ?? state.policy.steps.at(-1);
  await activities.planEscalation({
    organizationId: input.organizationId,
    incidentId: input.incidentId,
    stepName: next?.name ?? null,
    dueAt: wakeAt,
  });
}

function details(state: IncidentState, wakeAt: number | null): string {
  if (state.status === 'resolved') return 'Over.';
  if (state.status === 'acknowledged')
    return `Acknowledged; ${state.zoneIds.length} zone(s). Waits for them to come back.`;
  const next =
    wakeAt === null ? '' : ` Next step at ${new Date(wakeAt).toISOString()} unless somebody acknowledges.`;
  return `Open; ${state.zoneIds.length} zone(s).${next}`;
}
