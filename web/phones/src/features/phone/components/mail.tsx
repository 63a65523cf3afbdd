import { isThai } from '../suggest-messages.ts';
import type { Message } from '../types.ts';
import { LinkedText } from './linked-text.tsx';
import { MessageState } from './message-state.tsx';
import styles from './bubble.module.css';

/** A letter: subject, then the text over the full width. */
export function Mail({ message }: { message: Message }) {
  const lang = isThai(`${message.subject ?? ''}${message.text}`) ? 'th' : 'en';
  return (
    <article className={styles.mail} lang={lang}>
      {message.subject && (
        <h3 className={styles.subject} dir="auto">
          {message.subject}
        </h3>
      )}
      <p className={styles.text} dir="auto">
        <LinkedText text={message.text} />
      </p>
      <MessageState message={message} />
    </article>
  );
}
