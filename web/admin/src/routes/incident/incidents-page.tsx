import { useNavigate } from '@tanstack/react-router';
import { Incidents } from '../../features/incident/components/incidents.tsx';
import { incidentsRoute } from './incidents-route.ts';

export function IncidentsPage() {
  const search = incidentsRoute.useSearch();
  const navigate = useNavigate({ from: incidentsRoute.fullPath });
  return (
    <Incidents
      search={search}
      onSearch={(next) => void navigate({ search: (held) => ({ ...held, ...next }) })}
    />
  );
}
