/**
 * What a colour says: well, waiting, nothing yet, wrong, for information. Never said by colour
 * alone.
 */
export type Tone = 'ok' | 'wait' | 'none' | 'err' | 'inf';

export const toneClass: Record<Tone, string> = {
  ok: 'bg-accent-wash text-accent',
  wait: 'bg-warn-wash text-warn',
  none: 'bg-sunk text-soft',
  err: 'bg-bad-wash text-bad',
  inf: 'bg-info-wash text-info',
};
