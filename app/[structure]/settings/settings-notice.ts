import type { Tone } from '#components/page/tone.ts';

/** What `?notice=` of the settings may say. */
const tones = {
  'key-created': 'ok',
  'key-revoked': 'ok',
  'code-renewed': 'ok',
  'proof-changed': 'ok',
  'not-found': 'err',
  'not-allowed': 'err',
} as const;

type Key = keyof typeof tones;

/** The notice that a word of the address stands for; null for any other word. */
export function settingsNotice(word: string): { key: Key; tone: Tone } | null {
  return Object.hasOwn(tones, word) ? { key: word as Key, tone: tones[word as Key] } : null;
}
