import type { Client } from '@temporalio/client';
import { WithStartWorkflowOperation, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { notFound } from '../../domain/errors.ts';
import type { ApplyMusicChange } from '../../domain/music/schemas.ts';
import { applyMusicChangeUpdate, MUSIC_QUEUE, musicWorkflowId } from './contract.ts';
import type { MusicWorkflowInput } from './contract.ts';
import type { musicWorkflow } from './workflow.ts';

/** Sends a change to the venue's writer, which is started when it does not run. Safe to repeat: the change has an id. */
export function createApplyMusicChange(client: Client): ApplyMusicChange {
  return async ({ organizationId, venueId, changeId, answerBy, isUrgent = false }) => {
    const input: MusicWorkflowInput = { schemaVersion: 1, organizationId, venueId };
    const startWorkflowOperation = new WithStartWorkflowOperation<typeof musicWorkflow>('musicWorkflow', {
      workflowId: musicWorkflowId(organizationId, venueId),
      taskQueue: MUSIC_QUEUE,
      args: [input],
      workflowIdConflictPolicy: 'USE_EXISTING',
      staticSummary: "The one writer of a venue's music",
    });
    try {
      return await client.workflow.executeUpdateWithStart(applyMusicChangeUpdate, {
        args: [{ changeId, answerBy, isUrgent }],
        updateId: changeId,
        startWorkflowOperation,
      });
    } catch (error) {
      const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
      if (cause instanceof ApplicationFailure && cause.type === 'music_change.not_found') {
        throw notFound('music_change');
      }
      throw error;
    }
  };
}
