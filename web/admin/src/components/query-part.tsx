import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { SkeletonRows } from '../../../ui/skeleton-rows.tsx';
import { FailurePart } from './failure-part.tsx';

type Props<Data> = {
  query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch'>;
  children: (data: Data) => ReactNode;
  isEmpty?: (data: Data) => boolean;
  /** Says the next step. */
  empty?: ReactNode;
  skeleton?: ReactNode;
};

/** Loading, empty, failed or there: every part of a page goes through it. Data once shown stays when a later read fails. */
export function QueryPart<Data>({ query, children, isEmpty, empty, skeleton }: Props<Data>) {
  if (query.data !== undefined) {
    return isEmpty?.(query.data) === true ? <>{empty}</> : <>{children(query.data)}</>;
  }
  if (query.error !== null) return <FailurePart error={query.error} onRetry={() => void query.refetch()} />;
  return <>{skeleton ?? <SkeletonRows rows={5} />}</>;
}
