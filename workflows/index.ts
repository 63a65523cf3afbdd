// The bundle's entry: every workflow type, by its name on the wire.
export { conversationWorkflow } from './conversation/workflow.ts';
export { incidentWorkflow } from './incident/workflow.ts';
export { messageWorkflow } from './message/workflow.ts';
export { musicWorkflow } from './music/workflow.ts';
export { venueWorkflow } from './venue/workflow.ts';
export { sweepWorkflow } from './zone/sweep-workflow.ts';
