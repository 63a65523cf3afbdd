import { useState } from 'react';

import { ChannelMark } from '../../../components/channel-mark.tsx';
import controls from '../../../components/controls.module.css';
import { Empty } from '../../../components/notice.tsx';
import { useAddress } from '../../../lib/address-bar.ts';
import { useWords } from '../../../lib/use-words.ts';
import { findContacts } from '../find-contacts.ts';
import { hasPhone } from '../open-phones.ts';
import { CHANNELS, type Contact, type OpenPhone } from '../types.ts';
import styles from './contact-picker.module.css';

const PAGE = 60;

export function ContactPicker(props: {
  contacts: Contact[];
  phones: OpenPhone[];
  toggle: (phone: OpenPhone) => void;
}) {
  const { contacts, phones, toggle } = props;
  const words = useWords();
  const [text, setText] = useAddress('who');
  const [channelText, setChannel] = useAddress('on');
  const [shown, setShown] = useState(PAGE);
  const channel = CHANNELS.find((each) => each === channelText) ?? null;
  const found = findContacts(contacts, { text, channel });

  return (
    <section className={styles.picker} aria-label={words.contacts}>
      <div className={styles.search}>
        <input
          className={controls.field}
          type="search"
          aria-label={words.findContact}
          placeholder={words.findContact}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <select
          className={controls.field}
          aria-label={words.channel}
          value={channel ?? ''}
          onChange={(event) => setChannel(event.target.value)}
        >
          <option value="">{words.allChannels}</option>
          {CHANNELS.map((each) => (
            <option key={each} value={each}>
              {words.channels[each]}
            </option>
          ))}
        </select>
        <p className={styles.count} role="status">
          {words.contactsFound(found.length)}
        </p>
      </div>
      {found.length === 0 && <Empty title={words.nobodyFound} />}
      <ul className={styles.list}>
        {found.slice(0, shown).map((contact) => (
          <li key={contact.id} className={styles.contact}>
            <span className={styles.name} dir="auto">
              {contact.name}
            </span>
            <span className={styles.venue} dir="auto">
              {[contact.venue, contact.role].filter(Boolean).join(' · ')}
            </span>
            {contact.lastMessage && (
              <span className={styles.last} dir="auto">
                <time dateTime={contact.lastMessage.at}>
                  {new Date(contact.lastMessage.at).toLocaleTimeString('en-GB')}
                </time>{' '}
                {contact.lastMessage.subject ?? contact.lastMessage.text}
              </span>
            )}
            <span className={styles.channels}>
              {CHANNELS.filter((each) => contact.channels[each]).map((each) => {
                const phone = { contactId: contact.id, channel: each };
                return (
                  <button
                    key={each}
                    type="button"
                    className={`${controls.button} ${styles.channel}`}
                    aria-pressed={hasPhone(phones, phone)}
                    aria-label={words.openPhone(contact.name, words.channels[each])}
                    onClick={() => toggle(phone)}
                  >
                    <ChannelMark channel={each} />
                    {words.channels[each]}
                  </button>
                );
              })}
            </span>
          </li>
        ))}
      </ul>
      {found.length > shown && (
        <button type="button" className={controls.button} onClick={() => setShown(shown + PAGE)}>
          {words.showMore(found.length - shown)}
        </button>
      )}
    </section>
  );
}
