import type { ApplyMusicChange } from '../../domain/music/schemas.ts';
import type { ActivityDependencies, Vendors } from '../dependencies.ts';

export type ConversationDependencies = ActivityDependencies & {
  vendors: Pick<Vendors, 'claude' | 'soundtrack' | 'whatsapp' | 'line'>;
  /** To the venue's one writer; `workflows/music/client.ts` makes it. */
  applyMusicChange: ApplyMusicChange;
  /** As configured, for the record of a turn. */
  modelName: string;
  /** Of the admin app, for links in notices. */
  publicUrl: string;
};
