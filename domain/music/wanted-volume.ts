import { VOLUME_MAX, VOLUME_MIN } from '../zone/lists.ts';

/** A percentage of the present volume, at least one step so that it can be heard; the ends of the scale hold. */
export function volumeByPercent(present: number, percent: number): number {
  if (percent === 0) return onScale(present);
  const wanted = Math.round(present * (1 + percent / 100));
  const direction = Math.sign(percent);
  const isAudible = direction > 0 ? wanted > present : wanted < present;
  return onScale(isAudible ? wanted : present + direction);
}

export function volumeBySteps(present: number, steps: number): number {
  return onScale(present + steps);
}

function onScale(volume: number): number {
  return Math.min(VOLUME_MAX, Math.max(VOLUME_MIN, Math.round(volume)));
}
