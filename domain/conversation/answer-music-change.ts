import type { MusicChangeView } from '../music/music-change-view.ts';
import type { MusicChange } from '../music/schemas.ts';
import type { Answer, MusicAction, ZoneAnswer } from './compose-answer.ts';

/** What to say about a change as it stands now; `isLater` when "on its way" was said before. */
export function answerMusicChange(
  view: MusicChangeView,
  isLater: boolean,
): Extract<Answer, { kind: 'music' }> {
  return {
    kind: 'music',
    action: view.undoesChangeId === null ? actionOf(view.change) : 'undo',
    zones: zoneAnswers(view),
    isLater,
    timezone: view.timezone,
  };
}

export function zoneAnswers(view: MusicChangeView): ZoneAnswer[] {
  return view.zones.map((zone) => ({
    zoneName: zone.zoneName,
    outcome: zone.outcome,
    reasonCode: zone.reasonCode,
    volumeBefore: zone.before?.volume ?? null,
    volumeAfter: zone.after?.volume ?? null,
    isPlayingAfter: zone.after?.isPlaying ?? null,
    volumeCeiling: zone.volumeCeiling,
    offlineSince: zone.offlineSince?.getTime() ?? null,
  }));
}

function actionOf(change: MusicChange): MusicAction {
  switch (change.kind) {
    case 'pause':
    case 'play':
    case 'skip':
      return change.kind;
    case 'restore':
      return 'undo';
    case 'volume_by_percent':
    case 'volume_by_steps':
    case 'volume_to':
      return 'volume';
  }
}
