import type { NoticeTone } from '#lib/forms/notices/notice.ts';

/**
 * What a colour says: done, waiting, nothing yet, wrong, for information. Text or an icon always
 * says the same, because colour alone is not seen by everyone.
 */
export type Tone = NoticeTone;

export const toneClass: Record<Tone, string> = {
  ok: 'tone-ok',
  wait: 'tone-wait',
  none: 'tone-none',
  err: 'tone-err',
  inf: 'tone-inf',
};
