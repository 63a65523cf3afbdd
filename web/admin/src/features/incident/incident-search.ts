import { z } from 'zod';

export const INCIDENT_FILTERS = ['open', 'resolved', 'all'] as const;

export const incidentSearchSchema = z.object({
  status: z.enum(INCIDENT_FILTERS).default('open').catch('open'),
  id: z.uuid().optional().catch(undefined),
});
export type IncidentSearch = z.infer<typeof incidentSearchSchema>;
