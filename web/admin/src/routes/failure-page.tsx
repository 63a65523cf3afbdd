import Box from '@mui/material/Box';
import { useRouter } from '@tanstack/react-router';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { FailurePart } from '../components/failure-part.tsx';

/** In place of a page whose route failed. */
export function FailureInPage({ error }: ErrorComponentProps) {
  const router = useRouter();
  return <FailurePart error={error} onRetry={() => void router.invalidate()} />;
}

/** In place of everything: not even the frame could be shown. */
export function FailurePage(props: ErrorComponentProps) {
  return (
    <Box component="main">
      <FailureInPage {...props} />
    </Box>
  );
}
