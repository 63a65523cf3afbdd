import styles from './channel-mark.module.css';

/** Our own small signs: a round bubble, a square one, an envelope. */
const SHAPES: Record<string, string> = {
  whatsapp: 'M8 2a6 6 0 0 0-5.2 9L2 14l3-.8A6 6 0 1 0 8 2Z',
  line: 'M3 2.5h10a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5H8L4.5 14v-2.5H3A1.5 1.5 0 0 1 1.5 10V4A1.5 1.5 0 0 1 3 2.5Z',
  email: 'M1.5 4h13v8.5h-13V4Zm.5.5 6 4.5 6-4.5',
};

export function ChannelMark({ channel }: { channel: string }) {
  return (
    <svg className={styles.mark} data-channel={channel} viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPES[channel]} />
    </svg>
  );
}
