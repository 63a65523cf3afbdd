import {
  allHandlersFinished,
  condition,
  continueAsNew,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { isOver, nextStep, openConversation } from '../../domain/conversation/next-step.ts';
import type { ConversationEvent } from '../../domain/conversation/state.ts';
import { InFlight } from '../loop/in-flight.ts';
import { Inbox } from '../loop/inbox.ts';
import { carryOut, notes } from './carry-out.ts';
import { CONVERSATION_SIGNALS } from './contract.ts';
import type { ConversationWorkflowInput } from './contract.ts';
import { createDescription } from './describe.ts';

/** After a try to continue as new that found something on its way, so many more events before the next one. */
const EVENTS_BETWEEN_TRIES = 200;

/** One open conversation. All judgement is in `nextStep`; this is the durable loop around it. */
export async function conversationWorkflow(input: ConversationWorkflowInput): Promise<void> {
  const { organizationId, conversationId } = input;
  const inbox = new Inbox<ConversationEvent>(input.carried?.inbox);
  for (const signal of Object.values(CONVERSATION_SIGNALS)) {
    setHandler(
      signal,
      (note: { id: string; event: ConversationEvent }) => void inbox.note(note.id, note.event),
    );
  }
  const ids = { organizationId, conversationId };
  const inFlight = new InFlight();
  const describe = createDescription(organizationId);
  const state = input.carried?.state ?? openConversation(await notes.getOpening(ids));
  let step = nextStep(state, { kind: 'woke', at: Date.now() });
  let tryAgainAt = 0;
  while (true) {
    for (const effect of step.effects) carryOut({ ids, inbox, inFlight }, effect);
    describe(step);
    if (isOver(step.state)) {
      await inbox.waitFor(() => inFlight.isEmpty());
      if (inbox.isEmpty()) return;
    }
    const { continueAsNewSuggested, historyLength } = workflowInfo();
    if (continueAsNewSuggested && historyLength >= tryAgainAt) {
      // stops taking turns: what is on its way brings its event into the queue, which is carried on
      if (await inFlight.isDoneWithin('30 seconds')) {
        await condition(allHandlersFinished);
        const carried = { state: step.state, inbox: inbox.carry() };
        return continueAsNew<typeof conversationWorkflow>({ ...input, carried });
      }
      tryAgainAt = workflowInfo().historyLength + EVENTS_BETWEEN_TRIES;
    }
    step = nextStep(step.state, await inbox.takeOrWake(step.wakeAt));
  }
}
