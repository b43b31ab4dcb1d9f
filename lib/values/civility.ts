const civility =
  /^(?:m{1,2}\.|mr|mrs|mrs\.|mr\.|mx\.?|ms\.?|mme\.?|mmes|mlle\.?|mlles|melles?\.?|mle\.?|mad\.|mm\.|m|me|dr\.?|pr\.?|vve\.?|monsieur|madame|mademoiselle|messieurs|mesdames|docteur|professeur|miss|sir|sr\.|sra\.?|mgr|dhr\.?|mevr\.?)$/iu;
/** Words that are a civility, or the last name of a family. */
const ambiguous = /^(?:ma[iî]tre|herr|frau)$/iu;
/** Civilities that no one takes for a name or an initial, wherever they stand. */
const certain = /^\(?(?:mme\.?|mlle\.?|melle\.?|mr\.?|mrs\.?|monsieur|madame|mademoiselle)\)?$/iu;
const glued = /^(mme|mlle|melle|mr|mrs|dr)\.(?=\p{L})/iu;
const joiner = /^(?:et|ou|and|or|&|\/)$/i;

/** Takes civilities off a name: at its beginning, its end ("DURAND Zélie, Mme") and inside it. */
export function withoutCivility(name: string): string {
  // Most names are one word.
  if (!/[ .]/.test(name)) return name;
  const words = name.replace(glued, '$1. ').split(' ');
  let start = 0;
  while (start < words.length - 1 && isCivilityAt(words, start)) start += 1;
  let end = words.length;
  while (end > start + 1 && isLastCivility(words[end - 1] ?? '')) end -= 1;
  const named = words.slice(start, end);
  const kept = named.filter((word, index) => !isInner(named, word, index));
  return kept.length === words.length ? name : kept.join(' ').replace(/[,;]$/, '').trim();
}

/** Whether a word is a civility and nothing else. */
export function isCivility(word: string): boolean {
  return civility.test(word);
}

/** Whether a name begins with a civility: people say the first name first after it. */
export function beginsWithCivility(name: string): boolean {
  const words = name.replace(glued, '$1. ').split(' ');
  return words.length > 1 && isCivilityAt(words, 0);
}

/** "M" and "Me" are civilities only before another word; "et" joins two of them ("M. et Mme"). */
function isCivilityAt(words: string[], index: number): boolean {
  const word = words[index] ?? '';
  if (civility.test(word.replace(/^\(|\)$/g, ''))) return true;
  if (ambiguous.test(word)) return isTitle(word, words.slice(index + 1));
  const joinsTwo = joiner.test(word) && index > 0 && civility.test(words[index + 1] ?? '');
  return joinsTwo || (/[/&]/.test(word) && word.split(/[/&]/).every((part) => civility.test(part)));
}

/** "Maître Anne Durand" and "Maître DURAND" have a title, "MAITRE Anne" a last name. */
function isTitle(word: string, after: string[]): boolean {
  const isUpper = (text = '') => text === text.toUpperCase();
  if (isUpper(word)) return after.length > 1 && after.every(isUpper);
  return after.length > 1 || isUpper(after[0]);
}

/** Not "M." alone: "Jean M." shortens a last name. */
function isLastCivility(word: string): boolean {
  const bare = word.replace(/^\(|\)$/g, '');
  return civility.test(bare) && (bare !== word || bare.replace('.', '').length > 2);
}

function isInner(words: string[], word: string, index: number): boolean {
  return index > 0 && index < words.length - 1 && certain.test(word) && !joiner.test(words[index - 1] ?? '');
}
