import { useEffect, useRef } from 'react';

import { useWords } from '../../../lib/use-words.ts';
import styles from './volume-bar.module.css';

const GLOW_MS = 1_400;
const STEPS = Array.from({ length: 16 }, (_, step) => step + 1);

/** Sixteen steps like the vendor's own control; the number glows once when it changes. */
export function VolumeBar({ volume, isSilent }: { volume: number; isSilent: boolean }) {
  const words = useWords();
  const number = useGlow(volume);
  return (
    <div className={styles.volume}>
      <span className={styles.name}>{words.volume}</span>
      <span
        className={styles.steps}
        data-silent={isSilent}
        role="meter"
        aria-label={words.volume}
        aria-valuemin={0}
        aria-valuemax={16}
        aria-valuenow={volume}
        aria-valuetext={words.volumeOf(volume)}
      >
        {STEPS.map((step) => (
          <i key={step} data-on={step <= volume} />
        ))}
      </span>
      <span ref={number} className={styles.number}>
        {volume}
      </span>
    </div>
  );
}

/** Not for what is seen for the first time: only for what has changed before the reader's eyes. */
function useGlow(value: number) {
  const element = useRef<HTMLSpanElement>(null);
  const shown = useRef(value);
  useEffect(() => {
    if (shown.current === value) return;
    shown.current = value;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    element.current?.animate([{ background: 'var(--glow)' }, { background: 'transparent' }], GLOW_MS);
  }, [value]);
  return element;
}
