import { useMutation } from '@tanstack/react-query';

import controls from '../../../components/controls.module.css';
import { Failed } from '../../../components/notice.tsx';
import { useWords } from '../../../lib/use-words.ts';
import { switchVenue } from '../api/switch-players.ts';
import type { Account } from '../types.ts';
import { Player } from './player.tsx';
import styles from './venue-players.module.css';

export function VenuePlayers({ account }: { account: Account }) {
  const words = useWords();
  const turn = useMutation({ mutationFn: switchVenue });
  const zones = account.locations.flatMap((location) => location.zones);
  const online = zones.filter((zone) => zone.online).length;
  const isPlugged = zones.some((zone) => !zone.isUnplugged);
  const action = isPlugged ? words.unplugVenue : words.plugVenue;
  return (
    <section className={styles.venue} aria-labelledby={`venue-${account.id}`}>
      <header className={styles.head}>
        <h2 id={`venue-${account.id}`} dir="auto">
          {account.businessName}
        </h2>
        <span className={styles.count}>
          {account.country} · {words.onlineOf(online, zones.length)}
        </span>
        {zones.length > 0 && (
          <button
            type="button"
            className={controls.button}
            aria-label={words.ofVenue(action, account.businessName)}
            disabled={turn.isPending}
            onClick={() => turn.mutate({ id: account.id, isPlugged: !isPlugged })}
          >
            {action}
          </button>
        )}
      </header>
      {turn.error && <Failed error={turn.error} />}
      <ul className={styles.zones}>
        {zones.map((zone) => (
          <li key={zone.id}>
            <Player zone={zone} venue={account.businessName} />
          </li>
        ))}
      </ul>
    </section>
  );
}
