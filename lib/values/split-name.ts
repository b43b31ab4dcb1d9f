import { beginsWithCivility, isCivility, withoutCivility } from './civility.ts';
import { particles } from './particles.ts';
import { byCapitals } from './split-by-capitals.ts';

/** The parts of a name that one cell holds. */
export type NameParts = {
  lastName: string;
  firstName: string;
  /** Whether the order of the parts is a guess. */
  guessed: boolean;
  /** Whether the cell names several people: a couple, a household. */
  several: boolean;
};

/** "d'Arcourt": a particle and its name in one word. */
const elided = /^d['’]./iu;
const otherName = /^(?:n[ée]e?|ép\.?|ep\.?|[ée]pouse|veuve|vve)$/iu;
const family = /^famille\s|^family\s|\sfamily$/iu;
const joiner = /^(?:et|and|ou|&|\+)$/iu;
/** "DUPONT / Jean", "Dupont|Jean", "Dupont - Jean". */
const separated = [/^([^/|;]+)[/|;]([^/|;]+)$/u, /^([^–—]+) [–—] ([^–—]+)$/u, /^(\S+) - (\S+)$/u];
const several = /(?:^|\s)(?:et|and|ou)(?:\s|$)|[&+]|^mm?e?r?\.?\s?\/\s?m/iu;

/** Whether a name is that of a couple or a household. */
export function namesSeveral(name: string): boolean {
  return several.test(name) || family.test(name);
}

/**
 * Splits a name that is in one cell: by a comma or another separator, else the part in capitals is
 * the last name, else in the order that is given. "née X" stays with the last name.
 * @param name as `undress` returns it
 * @param order in which the file or the ERP writes the two parts
 */
export function splitName(name: string, order: 'last-first' | 'first-last'): NameParts {
  const bare = withoutCivility(name).replace(/(?<=\S \S{1,99}), ?(\S{1,40})$/u, (rest, word) =>
    isCivility(word) ? '' : rest,
  );
  const isSeveral = namesSeveral(name);
  if (family.test(bare)) return { lastName: bare, firstName: '', guessed: false, several: true };
  const [beforeComma = '', ...afterComma] = bare.split(',');
  const firstOfComma = withoutCivility(afterComma.join(',').trim());
  if (firstOfComma && beforeComma.trim())
    return { lastName: beforeComma.trim(), firstName: firstOfComma, guessed: false, several: isSeveral };
  const bySign = bySeparator(bare, order);
  if (bySign) return { ...bySign, several: isSeveral };
  const { words, others } = apart(bare.replace(/^,\s*|,$/g, '').split(' '));
  const byCase = byCapitals(words);
  // "Mme Zélie Durand": after a civility people say the first name first.
  const spoken = order === 'first-last' || beginsWithCivility(name);
  const [last, first] =
    byCase ?? byJoiner(words) ?? byParticle(words) ?? (spoken ? firstThenLast(words) : lastThenFirst(words));
  const lastName = [...last, ...others].join(' ');
  return { lastName, firstName: first.join(' '), guessed: !byCase && first.length > 0, several: isSeveral };
}

/**
 * Splits at the one sign between both parts. Null where there is none, or where capitals show that
 * it stands within the last name: "DURAND/PETIT Zoé".
 */
function bySeparator(name: string, order: 'last-first' | 'first-last'): Omit<NameParts, 'several'> | null {
  const parts = separated.map((pattern) => pattern.exec(name)).find((match) => match !== null);
  const [one, other] = [parts?.[1]?.trim(), parts?.[2]?.trim()];
  if (!one || !other || !/\p{L}/u.test(one) || !/\p{L}/u.test(other)) return null;
  const last = byCapitals(`${one} ${other}`.split(' '))?.[0].join(' ');
  if (last !== undefined && last !== one && last !== other) return null;
  const isLastFirst = last === undefined ? order === 'last-first' : last === one;
  const [lastName, firstName] = isLastFirst ? [one, other] : [other, one];
  return { lastName, firstName, guessed: last === undefined };
}

/**
 * The maiden or married name and the words around it: "Durand née Petit Zélie" keeps "née Petit"
 * together.
 */
function apart(words: string[]): { words: string[]; others: string[] } {
  const at = words.findIndex((word, index) => index > 0 && otherName.test(word.replace(/^\(/, '')));
  if (at < 0 || at === words.length - 1) return { words, others: [] };
  const end = words.findIndex((word, index) => index > at && !particles.test(word)) + 1 || words.length;
  return { words: [...words.slice(0, at), ...words.slice(end)], others: words.slice(at, end) };
}

/** "Jean & Marie Durand": two first names before a last name. */
function byJoiner(words: string[]): [string[], string[]] | null {
  return words.length > 3 && joiner.test(words[1] ?? '') ? [words.slice(3), words.slice(0, 3)] : null;
}

/** "Anne Le Gall": a particle before the last word begins the last name, in either order. */
function byParticle(words: string[]): [string[], string[]] | null {
  if (words.length > 1 && elided.test(words.at(-1) ?? '')) return [words.slice(-1), words.slice(0, -1)];
  const at = words.findIndex((word) => particles.test(word));
  if (at < 1 || at === words.length - 1) return null;
  return words.slice(at, -1).every((word) => particles.test(word)) ? [words.slice(at), words.slice(0, at)] : null;
}

function firstThenLast(words: string[]): [string[], string[]] {
  // "Mevr. de Vries": a particle in small letters begins no first name.
  if (/^\p{Ll}/u.test(words[0] ?? '') && particles.test(words[0] ?? '')) return [words, []];
  return words.length > 1 ? [words.slice(1), words.slice(0, 1)] : [words, []];
}

function lastThenFirst(words: string[]): [string[], string[]] {
  const end = words.findIndex((word, index) => index === words.length - 1 || !particles.test(word)) + 1;
  return [words.slice(0, end), words.slice(end)];
}
