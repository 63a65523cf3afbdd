import { getRouteApi } from '@tanstack/react-router';
import { Story } from '../../features/process/components/story.tsx';

const route = getRouteApi('/staff/processes/$processType/$processId');

export function StoryPage() {
  return <Story {...route.useParams()} />;
}
