import { QueryErrorResetBoundary } from '@tanstack/react-query';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { FailurePart } from './failure-part.tsx';

type Props = { children: ReactNode; onReset: () => void };

/** A part that breaks says so in its own place; the rest of the page goes on. */
class Boundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const retry = () => {
      this.props.onReset();
      this.setState({ error: null });
    };
    return <FailurePart error={error} onRetry={retry} />;
  }
}

export function ErrorPart({ children }: { children: ReactNode }) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => <Boundary onReset={reset}>{children}</Boundary>}
    </QueryErrorResetBoundary>
  );
}
