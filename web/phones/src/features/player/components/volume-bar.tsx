import { useWords } from '../../../lib/use-words.ts';
import styles from './volume-bar.module.css';

const STEPS = Array.from({ length: 16 }, (_, step) => step + 1);

/** Sixteen steps like the vendor's own control; the number glows once when it changes. */
export function VolumeBar({ volume, isSilent }: { volume: number; isSilent: boolean }) {
  const words = useWords();
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
      <output key={volume} className={styles.number}>
        {volume}
      </output>
    </div>
  );
}
