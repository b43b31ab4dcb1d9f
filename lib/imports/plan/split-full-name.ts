import { normaliseHeader } from '#lib/imports/layout/headers.ts';

const particles = /^(de|du|des|le|la|les|van|von|der|den|di|da|el|al|ben|d['’].*)$/iu;

/**
 * Splits a name that a file has in one cell: by a comma, else the part in capitals is the last
 * name, else in the order that the header announces. A guess, so the row carries a warning.
 * @param name with single spaces
 */
export function splitFullName(name: string, header: string): { lastName: string; firstName: string } {
  const [beforeComma = '', ...afterComma] = name.split(',');
  if (afterComma.length > 0) return { lastName: beforeComma.trim(), firstName: afterComma.join(',').trim() };
  const words = name.split(' ');
  return byCapitals(words) ?? byOrder(words, header);
}

function byCapitals(words: string[]): { lastName: string; firstName: string } | null {
  const capital = words.map((word) => word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase());
  const leading = capital.indexOf(false);
  if (leading > 0 && !capital.includes(true, leading)) return joined(words.slice(0, leading), words.slice(leading));
  const trailing = capital.indexOf(true);
  if (trailing > 0 && !capital.includes(false, trailing))
    return joined(words.slice(trailing), words.slice(0, trailing));
  return null;
}

function byOrder(words: string[], header: string): { lastName: string; firstName: string } {
  if (['prenom nom', 'full name', 'name'].includes(normaliseHeader(header)))
    return joined(words.slice(1), words.slice(0, 1));
  const end = words.findIndex((word, index) => index === words.length - 1 || !particles.test(word)) + 1;
  return joined(words.slice(0, end), words.slice(end));
}

function joined(last: string[], first: string[]): { lastName: string; firstName: string } {
  return last.length > 0
    ? { lastName: last.join(' '), firstName: first.join(' ') }
    : { lastName: first.join(' '), firstName: '' };
}
