import type { OrganizationId, WorkflowEventId } from '../ids.ts';
import type { ProcessType } from '../process/lists.ts';

/** A fact on its way to a workflow. Delivered at least once; the workflow ignores an id it has seen. */
export type WorkflowEvent = {
  id: WorkflowEventId;
  organizationId: OrganizationId;
  processType: ProcessType;
  /** The business object whose workflow is meant. */
  processId: string;
  /** The signal's name on the wire, as the process's contract declares it. */
  signal: string;
  /** Ids and small facts only. */
  payload: Record<string, unknown>;
};

/** Hands committed facts to their workflows; never throws, the relay delivers what it could not. */
export type DeliverEvents = (events: readonly WorkflowEvent[]) => Promise<void>;
