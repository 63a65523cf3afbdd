import { isThai } from '../suggest-messages.ts';
import type { Message } from '../types.ts';
import { LinkedText } from './linked-text.tsx';
import { MessageState } from './message-state.tsx';
import styles from './bubble.module.css';

export function Bubble({ message }: { message: Message }) {
  const side = message.direction === 'from_contact' ? 'mine' : 'theirs';
  return (
    <article className={styles.bubble} data-side={side}>
      <p className={styles.text} dir="auto" lang={isThai(message.text) ? 'th' : 'en'}>
        <LinkedText text={message.text} />
      </p>
      <MessageState message={message} />
    </article>
  );
}
