import type { Tone } from '#components/page/tone.ts';

/** What `?notice=` of the pages of the ERP may say. */
const tones = {
  connected: 'ok',
  'secret-added': 'ok',
  'secret-brought': 'ok',
  'secret-shape': 'err',
  'profile-changed': 'ok',
  'same-profile': 'none',
  'secret-revoked': 'ok',
  disabled: 'wait',
  enabled: 'ok',
  disconnected: 'ok',
  'held-applied': 'ok',
  'held-discarded': 'ok',
  'formers-changed': 'ok',
  replayed: 'ok',
  'not-allowed': 'err',
  'not-found': 'err',
  'too-many-secrets': 'err',
  'last-secret': 'err',
  'already-connected': 'err',
  'import-running': 'wait',
  failed: 'err',
} as const;

type Key = keyof typeof tones;

/** The notice that a word of the address stands for; null for any other word. */
export function erpNotice(word: string): { key: Key; tone: Tone } | null {
  return Object.hasOwn(tones, word) ? { key: word as Key, tone: tones[word as Key] } : null;
}

/** Whether a secret was made just now, which the page then shows. */
export function showsSecret(key: Key): boolean {
  return key === 'connected' || key === 'secret-added' || key === 'profile-changed';
}
