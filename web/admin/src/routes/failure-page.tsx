import type { ErrorComponentProps } from '@tanstack/react-router';
import { FailurePart } from '../components/failure-part.tsx';

export function FailurePage({ error, reset }: ErrorComponentProps) {
  return <FailurePart error={error} onRetry={reset} />;
}
