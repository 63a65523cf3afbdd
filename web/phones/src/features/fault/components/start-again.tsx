import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import controls from '../../../components/controls.module.css';
import { Failed } from '../../../components/notice.tsx';
import { useWords } from '../../../lib/use-words.ts';
import { startAgain } from '../api/settings.ts';
import styles from './start-again.module.css';

/** Cannot be undone, so it says what it does and asks once. */
export function StartAgain() {
  const words = useWords();
  const [isAsking, setAsking] = useState(false);
  const reset = useMutation({ mutationFn: startAgain, onSettled: () => setAsking(false) });
  return (
    <section className={styles.again}>
      <p>{words.startAgainMeaning}</p>
      {isAsking ? (
        <p className={styles.choice}>
          <button
            type="button"
            className={`${controls.button} ${controls.main}`}
            disabled={reset.isPending}
            onClick={() => reset.mutate()}
          >
            {words.startAgainYes}
          </button>
          <button type="button" className={controls.button} onClick={() => setAsking(false)}>
            {words.keep}
          </button>
        </p>
      ) : (
        <button type="button" className={controls.button} onClick={() => setAsking(true)}>
          {words.startAgain}
        </button>
      )}
      {reset.error && <Failed error={reset.error} />}
    </section>
  );
}
