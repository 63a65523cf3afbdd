import { useMutation } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';

import controls from '../../../components/controls.module.css';
import { Failed } from '../../../components/notice.tsx';
import { useKept } from '../../../lib/use-kept.ts';
import { useWords } from '../../../lib/use-words.ts';
import { writeMessage } from '../api/write-message.ts';
import { isThai, suggestMessages } from '../suggest-messages.ts';
import type { Message, OpenPhone } from '../types.ts';
import styles from './composer.module.css';

export function Composer(props: OpenPhone & { name: string; messages: Message[] }) {
  const { contactId, channel, name, messages } = props;
  const words = useWords();
  const [draft, setDraft] = useKept(`draft.${contactId}.${channel}`);
  const write = useMutation({ mutationFn: writeMessage });
  if (channel === 'email') return <p className={styles.closed}>{words.noMailIn}</p>;

  const send = (text: string, sent?: () => void) => {
    if (text.trim()) write.mutate({ contactId, channel, text }, { onSuccess: () => sent?.() });
  };
  const sendDraft = () => send(draft, () => setDraft(''));
  const onKeyDown = (event: KeyboardEvent) => {
    // While a Thai or Chinese keyboard composes, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!write.isPending) sendDraft();
  };

  return (
    <div className={styles.composer}>
      {write.error && <Failed error={write.error} />}
      <ul className={styles.suggestions} aria-label={words.suggestions}>
        {suggestMessages({ channel, name, messages }).map((text) => (
          <li key={text}>
            <button
              type="button"
              className={`${controls.button} ${styles.suggestion}`}
              lang={isThai(text) ? 'th' : 'en'}
              onClick={() => send(text)}
            >
              {text}
            </button>
          </li>
        ))}
      </ul>
      <form
        className={styles.line}
        onSubmit={(event) => {
          event.preventDefault();
          sendDraft();
        }}
      >
        <textarea
          className={`${controls.field} ${styles.text}`}
          rows={1}
          dir="auto"
          maxLength={4_000}
          aria-label={words.messageOf(name)}
          placeholder={words.writeHere}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="submit"
          className={`${controls.button} ${controls.main}`}
          disabled={write.isPending || !draft.trim()}
        >
          {words.send}
        </button>
      </form>
    </div>
  );
}
