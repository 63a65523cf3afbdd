import { QueryClient } from '@tanstack/react-query';
import { toProblem } from './problem.ts';

const RETRIES = 2;

/** The live stream says what changed, so nothing is asked again just because a window came back. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // What the server refused stays refused; what is away is asked again.
      retry: (failures, error) => {
        const { status } = toProblem(error);
        return (status === 0 || status === 503) && failures < RETRIES;
      },
    },
    mutations: { retry: false },
  },
});
