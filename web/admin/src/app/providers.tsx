import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ThemePart } from '../../../ui/theme/theme-part.tsx';
import { queryClient } from '../lib/api/query-client.ts';
import { router } from './router.ts';

export function Providers() {
  return (
    <ThemePart>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ThemePart>
  );
}
