import type { ReactNode } from 'react';

import { RequestError } from '../lib/request.ts';
import { useWords } from '../lib/use-words.ts';
import controls from './controls.module.css';
import styles from './notice.module.css';

/** Nothing here yet: what it would be, and the next step. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children && <p>{children}</p>}
    </div>
  );
}

export function Failed({ error, retry }: { error: Error; retry?: () => void }) {
  const words = useWords();
  const sentence = error instanceof RequestError ? error.sentence : error.message;
  return (
    <div className={styles.failed} role="alert">
      <p>{sentence === null ? words.unreachable : words.failed(sentence)}</p>
      {retry && (
        <button type="button" className={controls.button} onClick={retry}>
          {words.tryAgain}
        </button>
      )}
    </div>
  );
}

export function Loading({ rows = 4 }: { rows?: number }) {
  const words = useWords();
  return (
    <div className={styles.loading} role="status" aria-label={words.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} />
      ))}
    </div>
  );
}
