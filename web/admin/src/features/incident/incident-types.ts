import type { api } from '../../lib/api/client.ts';

export type IncidentPage = Awaited<ReturnType<typeof api.incident.list>>;
export type IncidentRow = IncidentPage['rows'][number];
export type Incident = Awaited<ReturnType<typeof api.incident.get>>;
