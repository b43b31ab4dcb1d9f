/**
 * Letters of Cyrillic and Greek that look like a Latin one (Unicode confusables.txt), as they occur
 * in copied addresses.
 */
const lookAlikes: Record<string, string> = Object.fromEntries(
  [
    'аa',
    'вb',
    'еe',
    'ѕs',
    'іi',
    'јj',
    'кk',
    'мm',
    'нh',
    'оo',
    'рp',
    'сc',
    'тt',
    'уy',
    'хx',
    'αa',
    'οo',
    'νv',
    'ρp',
    'ιi',
  ].map((pair) => [...pair] as [string, string]),
);
const special: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' };

/**
 * Returns the address that was probably meant by one whose mailbox has accents or letters of
 * several scripts, which hardly any host offers: "éric.dupré@…" is "eric.dupre@…". Null for an
 * ordinary mailbox, and for one in a script of its own.
 * @param emailKey normalised
 */
export function likelyMailbox(emailKey: string): string | null {
  const at = emailKey.lastIndexOf('@');
  const local = emailKey.slice(0, at);
  if (at < 1 || at > 64 || /^[\x21-\x7e]+$/.test(local)) return null;
  const plain = [...local.normalize('NFD').replace(/\p{M}+/gu, '')]
    .map((letter) => special[letter] ?? lookAlikes[letter] ?? letter)
    .join('');
  return /^[\x21-\x7e]+$/.test(plain) && /[a-z]/i.test(local.normalize('NFD')) ? `${plain}${emailKey.slice(at)}` : null;
}
