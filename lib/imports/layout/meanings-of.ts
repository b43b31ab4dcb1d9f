import { areOrders, isElsewhere } from './about-something-else.ts';
import { bareNumberRank, type HeaderMeaning, headerMeaning, secondRank } from './header-meaning.ts';
import { headerWords } from './header-words.ts';

const unread: Pick<HeaderMeaning, 'field' | 'rank'> = { field: null, rank: 0 };
/** Headers that share a word from which on it is a prefix or a suffix of the program. */
const fewestShared = 3;

/**
 * Reads the headers of a file together. Where none names the client, a word that several of them
 * share, such as a prefix, is ignored. Numbered phones stand in no order. A bare number in a file
 * of orders is that of the order. Where the client and a child both have a name, the columns about
 * the child are another person's.
 */
export function meaningsOf(headers: readonly string[]): HeaderMeaning[] {
  const alone = headers.map((header) => headerMeaning(header));
  const ignored = alone.some(isOwnName) ? null : sharedWords(headers);
  const meanings = ignored ? headers.map((header) => headerMeaning(header, ignored)) : alone;
  const isNumbered = headers.map((header) => headerWords(header).some((word) => /^[1-9]$/.test(word)));
  const inNoOrder = headers.some(
    (header, index) => meanings[index]?.field === 'phone' && /1/.test(header) && isNumbered[index],
  );
  const ofOrders = areOrders(headers);
  const isOfChild = headers.map((header) => headerWords(header).some((word) => children.has(word)));
  const hasChild = [true, false].every((ofChild) =>
    meanings.some((meaning, index) => isFirstName(meaning) && isOfChild[index] === ofChild),
  );
  return meanings.map((meaning, index) => {
    if (hasChild && isOfChild[index]) return { ...meaning, isOther: true, other: 'enfant', person: 'other' };
    if (ofOrders && meaning.field === 'externalId' && meaning.rank >= bareNumberRank) return { ...meaning, ...unread };
    const isSecond = meaning.field === 'phone' && inNoOrder && isNumbered[index] && meaning.rank >= secondRank;
    return isSecond ? { ...meaning, rank: meaning.rank - secondRank } : meaning;
  });
}

const children = new Set('enfant enfants child children'.split(' '));

function isFirstName({ field, isOther }: HeaderMeaning): boolean {
  return !isOther && (field === 'firstName' || field === 'fullName');
}

function isOwnName({ field, isOther }: HeaderMeaning): boolean {
  return !isOther && (field === 'lastName' || field === 'fullName');
}

/** The words that no field has and several headers do, or null. */
function sharedWords(headers: readonly string[]): ReadonlySet<string> | null {
  const counts = new Map<string, number>();
  for (const header of headers)
    for (const word of new Set(headerWords(header)))
      if (!headerMeaning(word).isPlain && !isElsewhere(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count >= fewestShared).map(([word]) => word);
  return shared.length > 0 ? new Set(shared) : null;
}
