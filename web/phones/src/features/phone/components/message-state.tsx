import { Sign, type SignName } from '../../../components/sign.tsx';
import { useWords } from '../../../lib/use-words.ts';
import type { Message, Tick } from '../types.ts';
import styles from './message-state.module.css';

const SIGNS: Record<Tick, SignName> = {
  pending: 'clock',
  accepted: 'check',
  sent: 'check',
  delivered: 'checks',
  read: 'checks',
  failed: 'alert',
};

/** When, and how far it has come: a sign and a word. */
export function MessageState({ message }: { message: Message }) {
  const words = useWords();
  const { at, tick, direction, kind, error } = message;
  const side = direction === 'from_contact' ? 'mine' : 'theirs';
  const time = new Date(at).toLocaleTimeString('en-GB');
  return (
    <p className={styles.state} data-tick={tick}>
      {kind === 'template' && <span>{words.template}</span>}
      <time dateTime={at}>{time}</time>
      <span className={styles.tick}>
        <Sign name={SIGNS[tick]} />
        {words.ticks[side][tick]}
      </span>
      {error && <span className={styles.error}>{error}</span>}
    </p>
  );
}
