/** The parts of a name that one cell holds. */
export type NameParts = {
  lastName: string;
  firstName: string;
  /** Whether the order of the parts is a guess. */
  guessed: boolean;
  /** Whether the cell names several people: a couple, a household. */
  several: boolean;
};

const civility =
  /^(?:m{1,2}\.|mr|mrs|mrs\.|mr\.|ms\.?|miss|mme\.?|mmes|mlle\.?|mlles|mm\.|m|me|dr\.?|pr\.?|monsieur|madame|mademoiselle|messieurs|mesdames|docteur|professeur|ma[iî]tre|sir)$/iu;
const particles = /^(?:de|du|des|le|la|les|van|von|der|den|di|da|el|al|ben|d['’].*)$/iu;
const maidenName = /^n[ée]e?$/iu;
const household = /(?:^|\s)(?:et|and|ou)(?:\s|$)|[&+]|^famille\s|^family\s|\sfamily$/iu;

/** Whether a name is that of a couple or a household. */
export function namesSeveral(name: string): boolean {
  return household.test(name);
}

/** Takes civilities off the beginning of a name, and off its end ("DURAND Zélie, Mme"). */
export function withoutCivility(name: string): string {
  const words = name.split(' ');
  let start = 0;
  while (start < words.length - 1 && isCivility(words, start)) start += 1;
  let end = words.length;
  while (end > start + 1 && longCivility(words[end - 1] ?? '')) end -= 1;
  if (start === 0 && end === words.length) return name;
  return words.slice(start, end).join(' ').replace(/[,;]$/, '').trim();
}

/** "M" and "Me" are civilities only before another word; "et" joins two of them ("M. et Mme"). */
function isCivility(words: string[], index: number): boolean {
  const word = words[index] ?? '';
  if (civility.test(word)) return true;
  const joinsTwo = /^(?:et|and|&|\/)$/i.test(word) && index > 0 && civility.test(words[index + 1] ?? '');
  return joinsTwo || word.split(/[/&]/).every((part) => civility.test(part));
}

function longCivility(word: string): boolean {
  return civility.test(word.replace(/^\(|\)$/g, '')) && word.replace(/[().]/g, '').length > 2;
}

/**
 * Splits a name that is in one cell: by a comma, else the part in capitals is the last name, else
 * in the order that is given. "née X" stays with the last name.
 * @param name as `undress` returns it
 * @param order in which the file or the ERP writes the two parts
 */
export function splitName(name: string, order: 'last-first' | 'first-last'): NameParts {
  const bare = withoutCivility(name);
  const several = household.test(name);
  const [beforeComma = '', ...afterComma] = bare.split(',');
  const firstOfComma = withoutCivility(afterComma.join(',').trim());
  if (firstOfComma) return { lastName: beforeComma.trim(), firstName: firstOfComma, guessed: false, several };
  const { words, maiden } = apart(bare.replace(/,$/, '').split(' '));
  const byCase = byCapitals(words);
  // "Mme Zélie Durand": after a civility people say the first name first.
  const spoken = order === 'first-last' || bare !== name;
  const [last, first] = byCase ?? byParticle(words) ?? (spoken ? firstThenLast(words) : lastThenFirst(words));
  const lastName = [...last, ...maiden].join(' ');
  return { lastName, firstName: first.join(' '), guessed: !byCase && first.length > 0, several };
}

/** The maiden name and the words around it: "Durand née Petit Zélie" keeps "née Petit" together. */
function apart(words: string[]): { words: string[]; maiden: string[] } {
  const at = words.findIndex((word, index) => index > 0 && maidenName.test(word.replace(/^\(/, '')));
  if (at < 0 || at === words.length - 1) return { words, maiden: [] };
  const end = words.findIndex((word, index) => index > at && !particles.test(word)) + 1 || words.length;
  return { words: [...words.slice(0, at), ...words.slice(end)], maiden: words.slice(at, end) };
}

function byCapitals(words: string[]): [string[], string[]] | null {
  const capital = words.map((word) => word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase());
  const leading = capital.indexOf(false);
  if (leading > 0 && !capital.includes(true, leading)) return [words.slice(0, leading), words.slice(leading)];
  const trailing = capital.indexOf(true);
  if (trailing > 0 && !capital.includes(false, trailing)) return [words.slice(trailing), words.slice(0, trailing)];
  return null;
}

/** "Anne Le Gall": a particle before the last word begins the last name, in either order. */
function byParticle(words: string[]): [string[], string[]] | null {
  const at = words.findIndex((word) => particles.test(word));
  if (at < 1 || at === words.length - 1) return null;
  return words.slice(at, -1).every((word) => particles.test(word)) ? [words.slice(at), words.slice(0, at)] : null;
}

function firstThenLast(words: string[]): [string[], string[]] {
  return words.length > 1 ? [words.slice(1), words.slice(0, 1)] : [words, []];
}

function lastThenFirst(words: string[]): [string[], string[]] {
  const end = words.findIndex((word, index) => index === words.length - 1 || !particles.test(word)) + 1;
  return [words.slice(0, end), words.slice(end)];
}
