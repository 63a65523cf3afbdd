import { Fragment, useEffect, useRef } from 'react';

import { useNow } from '../../../lib/use-now.ts';
import { useReading } from '../../../lib/use-words.ts';
import { timeAnswers, toSeconds } from '../time-answers.ts';
import type { Message, ThreadChannel } from '../types.ts';
import { Bubble } from './bubble.tsx';
import { Mail } from './mail.tsx';
import styles from './message-list.module.css';

/** Closer to the end than this counts as reading along. */
const NEAR_END_PX = 120;
const PATIENCE_MS = 2_000;
const WORTH_COUNTING_MS = 10 * 60_000;

export function MessageList({ name, thread }: { name: string; thread: ThreadChannel }) {
  const { words, language } = useReading();
  const { messages, channel } = thread;
  const times = timeAnswers(messages);
  const list = useFollowedEnd(messages.length);
  const day = new Intl.DateTimeFormat(language === 'th' ? 'th-TH-u-ca-gregory' : 'en-GB', {
    day: 'numeric',
    month: 'long',
  });
  const Item = channel === 'email' ? Mail : Bubble;
  const isNewDay = (index: number) => {
    const [before, here] = [messages[index - 1], messages[index]];
    return !before || day.format(Date.parse(before.at)) !== day.format(Date.parse(here?.at ?? before.at));
  };

  return (
    <div
      ref={list}
      className={styles.list}
      role="log"
      aria-label={words.messagesWith(name)}
      // A list that scrolls must be reachable without a mouse.
      tabIndex={0}
    >
      {messages.length === 0 && (
        <p className={styles.none}>{channel === 'email' ? words.noMails : words.noMessages}</p>
      )}
      {messages.map((message, index) => {
        const took = times.get(message.id);
        return (
          <Fragment key={message.id}>
            {isNewDay(index) && <p className={styles.note}>{day.format(Date.parse(message.at))}</p>}
            <Item message={message} />
            {took !== undefined && (
              <p className={styles.note} data-side="theirs">
                {words.answeredIn(words.seconds(toSeconds(took)))}
              </p>
            )}
          </Fragment>
        );
      })}
      <Waiting last={messages.at(-1)} />
    </div>
  );
}

/** Counts while nobody has answered, so that a silence is seen for what it is. */
function Waiting({ last }: { last: Message | undefined }) {
  const { words } = useReading();
  const isOurTurn = last?.direction === 'from_contact';
  const now = useNow(isOurTurn ? 1_000 : null);
  const waitedMs = last ? now - Date.parse(last.at) : 0;
  if (!isOurTurn || waitedMs < PATIENCE_MS || waitedMs > WORTH_COUNTING_MS) return null;
  return (
    <p className={styles.note} data-side="theirs">
      {words.waitingSince(words.seconds(String(Math.round(waitedMs / 1_000))))}
    </p>
  );
}

/** Follows new messages, but never pulls away somebody who scrolled back to read. */
function useFollowedEnd(count: number) {
  const list = useRef<HTMLDivElement>(null);
  const wasNearEnd = useRef(true);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const note = () => {
      wasNearEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
    };
    element.addEventListener('scroll', note, { passive: true });
    // Turned up again on a narrow screen, or a keyboard has come up.
    const resized = new ResizeObserver(() => {
      if (wasNearEnd.current) element.scrollTo({ top: element.scrollHeight });
    });
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', note);
      resized.disconnect();
    };
  }, []);
  useEffect(() => {
    if (count > 0 && wasNearEnd.current) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [count]);
  return list;
}
