import { useQuery } from '@tanstack/react-query';

import { ChannelMark } from '../../../components/channel-mark.tsx';
import { Failed, Loading } from '../../../components/notice.tsx';
import { useNow } from '../../../lib/use-now.ts';
import { useWords } from '../../../lib/use-words.ts';
import { threadQuery } from '../api/thread.ts';
import type { OpenPhone } from '../types.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import styles from './phone.module.css';

/** One app on one person's phone, seen from their side: the operator's service is the other party. */
export function Phone({ contactId, channel, close }: OpenPhone & { close: () => void }) {
  const words = useWords();
  const { data, error, refetch } = useQuery(threadQuery(contactId));
  const thread = data?.channels.find((each) => each.channel === channel);
  const name = data?.contact.name ?? '';
  const channelName = words.channels[channel];
  return (
    <section className={styles.phone} data-channel={channel} aria-label={words.openPhone(name, channelName)}>
      <header className={styles.head}>
        <span className={styles.face}>
          <ChannelMark channel={channel} />
        </span>
        <span className={styles.title}>
          <h2>{words.service}</h2>
          <small>
            {thread?.typingUntil ? <Typing until={thread.typingUntil} rest={channelName} /> : channelName}
          </small>
        </span>
        <button
          type="button"
          className={styles.close}
          aria-label={words.closePhone(name, channelName)}
          onClick={close}
        >
          ×
        </button>
      </header>
      <p className={styles.owner} dir="auto">
        {words.playedBy(name)}
        {data?.contact.venue && <span> · {data.contact.venue}</span>}
      </p>
      {error && <Failed error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && thread && (
        <>
          <MessageList name={name} thread={thread} />
          <Composer contactId={contactId} channel={channel} name={name} messages={thread.messages} />
        </>
      )}
    </section>
  );
}

/** Goes away by itself when the announced time is over. */
function Typing({ until, rest }: { until: string; rest: string }) {
  const words = useWords();
  const now = useNow(500);
  if (Date.parse(until) <= now) return rest;
  return (
    <span className={styles.typing} role="status">
      {words.typing}
      <i aria-hidden="true" />
      <i aria-hidden="true" />
      <i aria-hidden="true" />
    </span>
  );
}
