import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';

import controls from '../../../components/controls.module.css';
import { Empty, Failed, Loading } from '../../../components/notice.tsx';
import { useAddress } from '../../../lib/address-bar.ts';
import { useWords } from '../../../lib/use-words.ts';
import { fleetQuery } from '../api/fleet.ts';
import { FleetBar } from './fleet-bar.tsx';
import { VenuePlayers } from './venue-players.tsx';
import styles from './players-tab.module.css';

const PAGE = 20;

export function PlayersTab() {
  const words = useWords();
  const [venue, setVenue] = useAddress('venue');
  const [limit, setLimit] = useState(PAGE);
  const { data, error, refetch } = useQuery(fleetQuery({ venue: useDeferredValue(venue), limit }));
  if (error && !data) return <Failed error={error} retry={refetch} />;
  return (
    <div className={styles.tab}>
      <div className={styles.bar}>
        <input
          className={controls.field}
          type="search"
          aria-label={words.findVenue}
          placeholder={words.findVenue}
          value={venue}
          onChange={(event) => setVenue(event.target.value)}
        />
        {data && <FleetBar fleet={data} />}
      </div>
      {!data && <Loading rows={8} />}
      {data?.accountCount === 0 && <Empty title={words.noPlayersYet}>{words.noContactsHint}</Empty>}
      {data && data.accountCount > 0 && data.found === 0 && <Empty title={words.noVenueFound} />}
      {data?.accounts.map((account) => (
        <VenuePlayers key={account.id} account={account} />
      ))}
      {data && data.found > data.accounts.length && (
        <button type="button" className={controls.button} onClick={() => setLimit(limit + PAGE)}>
          {words.showMore(data.found - data.accounts.length)}
        </button>
      )}
    </div>
  );
}
