import { fold } from '#lib/identity/fold.ts';
import { memberKey } from './member-key.ts';
import { dayOf, type NumberStyle, numericTerm } from './numeric-term.ts';
import { emptyTerm, type SearchTerm } from './search-term.ts';
import { spellings } from './spellings.ts';

/** Terms and words that are looked for; of a longer text the rest is ignored. */
const maxTerms = 8;
const maxWordsPerTerm = 6;
const maxLength = 200;
/** Letters from which on a word is looked for by itself only. */
const minAlone = 3;

/** What people write before a number or a birth date, which is no part of it. */
const numberSign =
  /(?<![\p{L}\p{N}])(?:n[°º]\.?|no\.|num[ée]ro|№|#|t[ée]l\.?:?|n[ée]e? le|born(?: on)?)\s*(?=[+(]{0,2}[a-z]{0,4}[-. ]?\d)/giu;
/** A day with the name of its month: "12 mars 1985", "March 12, 1985". */
const namedDay =
  /(?<![\p{L}\p{N}])(?:\d{1,2}(?:er|st|nd|rd|th)?[ .-]{1,3}(?:de )?\p{L}{3,9}|\p{L}{3,9}[ .-]{1,3}\d{1,2}(?:er|st|nd|rd|th)?)\.?[ .,-]{1,3}\d{2,4}(?!\d)/giu;
const numeric = /^[+(]{0,2}\d[\d.,\-/()]*$/;

/**
 * Reads what a person types to find a client: names in any order, part of an e-mail, a phone, a
 * member number, a birth date, or several of them. All terms must be found.
 */
export function parseSearch(q: string, style: NumberStyle): SearchTerm[] {
  const terms: SearchTerm[] = [];
  let text = q
    .slice(0, maxLength)
    .normalize('NFC')
    .replace(/[\s\p{Zs}]+/gu, ' ')
    .replace(numberSign, ' ');
  text = text.replace(namedDay, (typed) => {
    const day = dayOf(typed, style);
    if (day === null) return typed;
    terms.push({ ...emptyTerm, day });
    return ' ';
  });
  let run: string[] = [];
  const endRun = () => {
    if (run.length > 0) terms.push(numericTerm(run, style));
    run = [];
  };
  const items = itemsOf(text);
  for (const [index, item] of items.entries()) {
    if (numeric.test(item)) run.push(item);
    if (numeric.test(item) || /^[-.–]$/.test(item)) continue;
    endRun();
    const term = item.includes('@')
      ? addressTerm(item)
      : wordTerm(item, [lastPiece(items[index - 1]), firstPiece(items[index + 1])]);
    if (term.words.length > 0 || term.address !== null) terms.push(term);
  }
  endRun();
  return terms.slice(0, maxTerms);
}

/** Returns the key of the member number that the whole text may be: "a 451" is "A-00451". */
export function wholeMemberKey(q: string): string | null {
  const text = q.slice(0, maxLength).replace(numberSign, ' ').trim();
  return /\p{L}/u.test(text) && /\d/.test(text) && !text.includes('@') ? memberKey(text) : null;
}

function lastPiece(item = ''): string {
  return piecesOf(item).at(-1) ?? '';
}

function firstPiece(item = ''): string {
  return piecesOf(item)[0] ?? '';
}

function itemsOf(text: string): string[] {
  return text.split(' ').filter(Boolean);
}

/** A name, or a member number with letters. */
function wordTerm(item: string, [previous, next]: [string, string]): SearchTerm {
  const pieces = piecesOf(item).slice(0, maxWordsPerTerm);
  const words = pieces.map((piece, index) => {
    const [before, after] = [pieces[index - 1] ?? previous, pieces[index + 1] ?? next];
    return [...spellings(piece), ...(piece.length < minAlone ? joined(piece, before, after) : [])];
  });
  return { ...emptyTerm, words, member: /\d/.test(item) ? memberKey(item) : null };
}

/** Letters and digits; folding divides a text where Unicode counts an apostrophe as a letter. */
function piecesOf(text: string): string[] {
  return text
    .split(/[^\p{L}\p{M}\p{N}]+|[\u02b9-\u02bf\u02c8\u02ca\u02cb\ua78b\ua78c]+/u)
    .filter((piece) => fold(piece) !== '');
}

/**
 * A letter or two may belong to a name that is stored without its hyphen or apostrophe: "o brien"
 * is found in "martinobrien".
 */
function joined(piece: string, before: string, after: string): string[] {
  return [fold(before) && fold(before) + fold(piece), fold(after) && fold(piece) + fold(after)].filter(
    (word) => word !== '' && !word.includes(' '),
  );
}

/** Part of an e-mail: its mailbox is looked for among the words, which an index has. */
function addressTerm(item: string): SearchTerm {
  const words = fold(item.split('@')[0] ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, maxWordsPerTerm)
    .map((word) => [word]);
  return { ...emptyTerm, words, address: item.toLowerCase() };
}
