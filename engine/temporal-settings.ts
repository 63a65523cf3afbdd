/** Names are part of running processes' data: one that exists is never renamed. */
export const SEARCH_ATTRIBUTES = {
  OrganizationId: 'Keyword',
  VenueId: 'Keyword',
  ProcessStatus: 'Keyword',
  OwnerId: 'Keyword',
  SlaDueAt: 'Datetime',
  NextWakeUpAt: 'Datetime',
} as const;

/** Queues with a rate limit or one poller: a limit is divided over partitions, so these have one. */
export const SINGLE_PARTITION_QUEUES: readonly string[] = ['send', 'sweep'];

export interface DynamicSettingsInput {
  singlePartitionQueues: readonly string[];
  /** Tests only: an idle workflow's timers fire at once. */
  isTimeSkipping: boolean;
  /** Tests only: forces continue-as-new after so many events. */
  suggestContinueAsNewAt?: number;
}

type Setting = { value: unknown; constraints?: Record<string, string> }[];

export function buildDynamicSettings(input: DynamicSettingsInput): Record<string, Setting> {
  const onePartition = input.singlePartitionQueues.map((taskQueueName) => ({
    value: 1,
    constraints: { taskQueueName },
  }));
  return {
    'matching.enableFairness': [{ value: true }],
    'matching.numTaskqueueReadPartitions': onePartition,
    'matching.numTaskqueueWritePartitions': onePartition,
    // By default a timer of 100 ms takes a whole second, and no more than 20 a second are read for each shard.
    'history.timerProcessorMaxTimeShift': [{ value: '10ms' }],
    'history.timerProcessorMaxPollRPS': [{ value: 1000 }],
    ...(input.isTimeSkipping && { 'frontend.WorkflowTimeSkippingEnabled': [{ value: true }] }),
    ...(input.suggestContinueAsNewAt !== undefined && {
      'limit.historyCount.suggestContinueAsNew': [{ value: input.suggestContinueAsNewAt }],
    }),
  };
}
