import type { Tone } from '#components/page/tone.ts';

/** What `?notice=` of the team page may say. */
const tones = {
  invited: 'ok',
  'invitation-mailed': 'ok',
  'role-changed': 'ok',
  removed: 'ok',
  withdrawn: 'ok',
  'last-owner': 'err',
  'not-found': 'err',
  'invitation-gone': 'err',
  'not-allowed': 'err',
  failed: 'err',
} as const;

type Key = keyof typeof tones;

/** The notice that a word of the address stands for; null for any other word. */
export function teamNotice(word: string): { key: Key; tone: Tone } | null {
  return Object.hasOwn(tones, word) ? { key: word as Key, tone: tones[word as Key] } : null;
}
