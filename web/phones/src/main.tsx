import '../../ui/theme/fonts.ts';
import './theme/phone-hues.css';
import './theme/base.css';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app/app.tsx';
import { ReadingProvider } from './app/reading.tsx';
import { putScheme } from './theme/put-scheme.ts';

// Everything is live by events; reading again on each focus would only flicker.
const client = new QueryClient({
  defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: 1, refetchOnWindowFocus: false } },
});
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no root');

putScheme();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <ReadingProvider>
        <App />
      </ReadingProvider>
    </QueryClientProvider>
  </StrictMode>,
);
