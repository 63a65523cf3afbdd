import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import controls from '../../../components/controls.module.css';
import { Empty, Failed, Loading } from '../../../components/notice.tsx';
import { useAddress } from '../../../lib/address-bar.ts';
import { useWords } from '../../../lib/use-words.ts';
import { contactsQuery } from '../api/contacts.ts';
import { closePhone, firstPhones, hasPhone, openPhone, readPhones, writePhones } from '../open-phones.ts';
import type { Contact, OpenPhone } from '../types.ts';
import { ContactPicker } from './contact-picker.tsx';
import { Phone } from './phone.tsx';
import styles from './phones-tab.module.css';

const keyOf = ({ contactId, channel }: OpenPhone) => `${contactId}.${channel}`;

export function PhonesTab() {
  const words = useWords();
  const { data: contacts, error, refetch } = useQuery(contactsQuery);
  if (error) return <Failed error={error} retry={refetch} />;
  if (!contacts) return <Loading rows={8} />;
  if (contacts.length === 0) return <Empty title={words.noContactsYet}>{words.noContactsHint}</Empty>;
  return <Table contacts={contacts} />;
}

/** The table the phones lie on. A narrow screen shows one of them, or the list of contacts. */
function Table({ contacts }: { contacts: Contact[] }) {
  const words = useWords();
  const [text, setText] = useAddress('phones');
  const known = new Map(contacts.map((contact) => [contact.id, contact]));
  const chosen = text === '' ? firstPhones(contacts) : readPhones(text);
  const phones = chosen.filter(({ contactId, channel }) => known.get(contactId)?.channels[channel]);
  const [frontKey, setFrontKey] = useState('');
  const [isPicking, setPicking] = useState(false);
  const front = phones.find((phone) => keyOf(phone) === frontKey) ?? phones[0];

  const close = (phone: OpenPhone) => setText(writePhones(closePhone(phones, phone)), 'push');
  const toggle = (phone: OpenPhone) => {
    if (hasPhone(phones, phone) && !isPicking) return close(phone);
    setText(writePhones(openPhone(phones, phone)), 'push');
    setFrontKey(keyOf(phone));
    setPicking(false);
  };
  const nameOf = ({ contactId }: OpenPhone) => known.get(contactId)?.name ?? '';

  return (
    <div className={styles.table} data-picking={isPicking}>
      <div className={styles.picker}>
        <ContactPicker contacts={contacts} phones={phones} toggle={toggle} />
      </div>
      <nav className={styles.strip} aria-label={words.phonesOpen}>
        <button
          type="button"
          className={controls.button}
          aria-pressed={isPicking}
          onClick={() => setPicking(!isPicking)}
        >
          {words.contacts}
        </button>
        {phones.map((phone) => (
          <button
            key={keyOf(phone)}
            type="button"
            className={controls.button}
            aria-pressed={!isPicking && phone === front}
            onClick={() => {
              setFrontKey(keyOf(phone));
              setPicking(false);
            }}
          >
            {nameOf(phone).split(' ')[0]} · {words.channels[phone.channel]}
          </button>
        ))}
      </nav>
      <div className={styles.phones}>
        {phones.length === 0 && <Empty title={words.noPhoneOpen}>{words.noPhoneOpenHint}</Empty>}
        {phones.map((phone) => (
          <div key={keyOf(phone)} className={styles.place} data-front={phone === front}>
            <Phone {...phone} close={() => close(phone)} />
          </div>
        ))}
      </div>
    </div>
  );
}
