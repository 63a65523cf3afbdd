import { Story } from '../../features/process/components/story.tsx';
import { storyRoute } from './story-route.ts';

export function StoryPage() {
  return <Story {...storyRoute.useParams()} />;
}
