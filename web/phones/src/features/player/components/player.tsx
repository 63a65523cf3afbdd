import { useMutation } from '@tanstack/react-query';

import controls from '../../../components/controls.module.css';
import { Failed } from '../../../components/notice.tsx';
import { Sign } from '../../../components/sign.tsx';
import { useWords } from '../../../lib/use-words.ts';
import { setBehaviour, switchZone } from '../api/switch-players.ts';
import { lampOf } from '../lamp-of.ts';
import { BEHAVIOURS, type Behaviour, type Zone } from '../types.ts';
import { VolumeBar } from './volume-bar.tsx';
import styles from './player.module.css';

const SIGNS = { playing: 'play', paused: 'pause', offline: 'none', unpaired: 'none' } as const;

export function Player({ zone, venue }: { zone: Zone; venue: string }) {
  const words = useWords();
  const turn = useMutation({ mutationFn: switchZone });
  const behave = useMutation({ mutationFn: setBehaviour });
  const lamp = lampOf(zone);
  const error = turn.error ?? behave.error;
  const { isUnplugged, track, playlist } = zone;
  const label = isUnplugged ? words.plugOne(zone.name, venue) : words.unplugOne(zone.name, venue);
  return (
    <article className={styles.player} data-lamp={lamp}>
      <header className={styles.head}>
        <h3 className={styles.name} dir="auto">
          {zone.name}
        </h3>
        <span className={styles.lamp} data-lamp={lamp}>
          <i aria-hidden="true" />
          {words.lamps[lamp]}
        </span>
      </header>
      <p className={styles.track} data-state={zone.state}>
        <span>
          <Sign name={SIGNS[zone.state]} />
          {words.states[zone.state]}
        </span>
        <span className={styles.title}>{track ? `${track.title} – ${track.artist}` : words.noTrack}</span>
      </p>
      <p className={styles.playlist}>
        {playlist?.name ?? words.noPlaylist}
        {!zone.subscription.isActive && <strong> · {words.subscriptionOver}</strong>}
      </p>
      <VolumeBar volume={zone.volume} isSilent={zone.state !== 'playing'} />
      <footer className={styles.foot}>
        <select
          className={`${controls.field} ${styles.behaviour}`}
          aria-label={words.behaviourOf(`${zone.name}, ${venue}`)}
          value={zone.behaviour}
          // cast: the options below are the behaviours
          onChange={(event) => behave.mutate({ id: zone.id, behaviour: event.target.value as Behaviour })}
        >
          {BEHAVIOURS.map((behaviour) => (
            <option key={behaviour} value={behaviour}>
              {words.behaviours[behaviour]}
            </option>
          ))}
        </select>
        <button
          type="button"
          className={controls.button}
          aria-label={label}
          disabled={turn.isPending}
          onClick={() => turn.mutate({ id: zone.id, isPlugged: isUnplugged })}
        >
          {isUnplugged ? words.plug : words.unplug}
        </button>
      </footer>
      {error && <Failed error={error} />}
    </article>
  );
}
