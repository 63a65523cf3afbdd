import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import controls from '../components/controls.module.css';
import { FaultsTab } from '../features/fault/components/faults-tab.tsx';
import { PhonesTab } from '../features/phone/components/phones-tab.tsx';
import { PlayersTab } from '../features/player/components/players-tab.tsx';
import { useAddress } from '../lib/address-bar.ts';
import { request } from '../lib/request.ts';
import { useWords } from '../lib/use-words.ts';
import { type Connection, listenToSandbox } from './listen-to-sandbox.ts';
import { ReadingSwitches } from './reading.tsx';
import styles from './app.module.css';

const TABS = { phones: PhonesTab, players: PlayersTab, faults: FaultsTab };
type Tab = keyof typeof TABS;
const TAB_NAMES = Object.keys(TABS) as Tab[]; // cast: the keys of the constant above

export function App() {
  const words = useWords();
  const client = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connecting');
  const [chosen, choose] = useAddress('tab');
  const tab = TAB_NAMES.find((each) => each === chosen) ?? 'phones';
  const Shown = TABS[tab];
  const { data: about } = useQuery({
    queryKey: ['about'],
    queryFn: () => request<{ appUrl: string }>('/about'),
  });
  useEffect(() => listenToSandbox(client, setConnection), [client]);
  useEffect(() => {
    document.title = `${words.tabs[tab]} · ${words.pageTitle}`;
  }, [tab, words]);

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={controls.hidden}>{words.pageTitle}</h1>
        <p className={styles.banner}>{words.nothingLeaves}</p>
        <span className={styles.connection} data-connection={connection} role="status">
          <i aria-hidden="true" />
          {words.connection[connection]}
        </span>
        {about && (
          <a className={styles.admin} href={about.appUrl}>
            {words.openAdmin}
          </a>
        )}
        <ReadingSwitches />
      </header>
      <nav className={styles.tabs} aria-label={words.parts}>
        {TAB_NAMES.map((each) => (
          <button
            key={each}
            type="button"
            className={styles.tab}
            aria-current={each === tab ? 'page' : undefined}
            onClick={() => choose(each === 'phones' ? '' : each, 'push')}
          >
            {words.tabs[each]}
          </button>
        ))}
      </nav>
      <main className={styles.main}>
        <Shown />
      </main>
    </div>
  );
}
