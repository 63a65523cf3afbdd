export const BEHAVIOURS = ['normal', 'silent_noop', 'flapping', 'null_volume'] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

export type Zone = {
  id: string;
  name: string;
  accountId: string;
  isPaired: boolean;
  isUnplugged: boolean;
  online: boolean;
  state: 'playing' | 'paused' | 'offline' | 'unpaired';
  volume: number;
  subscription: { isActive: boolean };
  behaviour: Behaviour;
  playlist: { name: string } | null;
  track: { title: string; artist: string } | null;
};
export type Account = {
  id: string;
  businessName: string;
  country: string;
  locations: { id: string; name: string; zones: Zone[] }[];
};
export type FleetPage = {
  accountCount: number;
  zoneCount: number;
  unplugged: number;
  found: number;
  accounts: Account[];
};
