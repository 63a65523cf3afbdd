import { getRouteApi } from '@tanstack/react-router';
import { Incidents } from '../../features/incident/components/incidents.tsx';

const route = getRouteApi('/staff/incidents');

export function IncidentsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Incidents
      search={search}
      onSearch={(next) => void navigate({ search: (held) => ({ ...held, ...next }) })}
    />
  );
}
