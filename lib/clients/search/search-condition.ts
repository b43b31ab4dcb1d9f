import type { Staff } from '#lib/actor/staff.ts';
import { inGroupsSql } from '#lib/clients/groups/group-names-sql.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { countryDateOrder } from '#lib/values/country-date-order.ts';
import { todayIn } from '#lib/values/today-in.ts';
import { parseSearch, wholeMemberKey } from './parse-search.ts';
import type { GroupsFound, SearchTerm } from './search-term.ts';

type Bind = (value: unknown) => string;

/** Letters from which on a word is found anywhere: an index of trigrams has no shorter ones. */
const minAnywhere = 3;

/** Alternatives of one statement: planning one takes PostgreSQL about 0.1 ms. */
const maxAlternatives = 24;

const phones = 'phone_digits(phone, second_phone)';
const memberKeyColumn = 'member_key(member_number)';

/**
 * What of a client may fulfil a term: its names and mailbox, all of them in one index, and each
 * other reading in an index of its own.
 */
type Readings = { names: string | null; others: string[] };

/** Builds the SQL condition of the clients whom a search finds. */
export function searchCondition(q: string, staff: Pick<Staff, 'structure'>, bind: Bind): string {
  return any(searchAlternatives(q, staff, bind, null));
}

/**
 * Builds the SQL conditions of which a client that a search finds fulfils one at least.
 * @param groups that have its words; without it, PostgreSQL looks them up while it searches
 */
export function searchAlternatives(
  q: string,
  staff: Pick<Staff, 'structure'>,
  bind: Bind,
  groups: GroupsFound | null,
): string[] {
  const alternatives = allTerms(termsOf(q, staff).map((term) => readingsOf(term, bind, groups)));
  const member = wholeMemberKey(q);
  if (member !== null) alternatives.push(beginsWith(member, bind));
  const key = emailKey(q);
  if (key.ok) alternatives.push(`email_key = ${bind(key.value)}`);
  return alternatives.length === 0 ? ['false'] : [...new Set(alternatives)];
}

/** Reads a search as the structure's country and time zone have it. */
export function termsOf(q: string, { structure: { country, timeZone } }: Pick<Staff, 'structure'>): SearchTerm[] {
  return parseSearch(q, { country, order: countryDateOrder(country), today: todayIn(timeZone) });
}

/**
 * Every term must be found. Written as alternatives, each a list of conditions that indexes answer
 * together: as a list of "or"s, PostgreSQL would read everyone who fulfils the first of them. Where
 * that would be too many, each alternative has one term elsewhere than in the names.
 */
function allTerms(terms: Readings[]): string[] {
  if (terms.length === 0) return [];
  const readings = terms.map(({ names, others }) => (names === null ? others : [names, ...others]));
  const combinations = readings.reduce((product, { length }) => product * length, 1);
  if (combinations <= maxAlternatives) {
    return readings
      .reduce<string[][]>((lists, more) => lists.flatMap((list) => more.map((one) => [...list, one])), [[]])
      .map(all);
  }
  const names = terms.map((term) => term.names);
  const inNamesOnly = names.every((condition) => condition !== null) ? [all(names)] : [];
  const elsewhere = terms.flatMap(({ others }, index) =>
    others.map((condition) => all([condition, ...readings.filter((_, other) => other !== index).map(any)])),
  );
  return [...inNamesOnly, ...elsewhere];
}

function readingsOf(
  { words, digits, member, day, address, parts }: SearchTerm,
  bind: Bind,
  groups: GroupsFound | null,
): Readings {
  const named = words.map((word) => inNames(word, bind));
  if (address !== null) named.push(`email_key like ${bind(`%${escapeLike(address)}%`)}`);
  const others = digits.map((run) => `${phones} like ${bind(`%${run}%`)}`);
  if (member !== null) others.push(beginsWith(member, bind));
  if (day !== null) others.push(`birth_date = ${bind(day)}::date`);
  if (address === null) others.push(...inGroupsOrNote(words, bind, groups));
  if (parts.length > 0) others.push(any(allTerms(parts.map((part) => readingsOf(part, bind, groups)))));
  return { names: named.length > 0 ? all(named) : null, others };
}

/**
 * A word in one of its spellings. A short one is the beginning of a word: anywhere, it would be in
 * every second name. Folded words have no character that a pattern gives a meaning. One expression
 * for all spellings lets the index of trigrams answer several words in one scan.
 */
function inNames(word: string[], bind: Bind): string {
  const [only = '', ...others] = word;
  const isShort = (spelling: string) => spelling.length < minAnywhere && /^[a-z0-9]+$/.test(spelling);
  if (others.length === 0 && !isShort(only)) return `search_text like ${bind(`%${only}%`)}`;
  const pattern = word.map((spelling) => (isShort(spelling) ? `(^| )${spelling}` : spelling)).join('|');
  return `search_text ~ ${bind(pattern)}`;
}

/** The words in the names of groups or in the note, each by its beginning. */
function inGroupsOrNote(words: string[][], bind: Bind, groups: GroupsFound | null): string[] {
  const text = wordsQuery(words);
  if (text === null) return [];
  const query = `${bind(text)}::tsquery`;
  const note = `(search_words is not null and search_words @@ ${query})`;
  if (groups === null) return [`(${note} or (${inGroupsSql(`g.words @@ ${query}`)}))`];
  const ids = groups.get(text) ?? [];
  return ids.length === 0 ? [note] : [note, `(client.group_ids <> '{}' and client.group_ids && ${bind(ids)}::uuid[])`];
}

/** Writes words as a tsquery, each by its beginning; null where one of them is too short. */
export function wordsQuery(words: string[][]): string | null {
  const isLong = words.length > 0 && words.every((word) => word.every((spelling) => spelling.length >= minAnywhere));
  if (!isLong) return null;
  return words.map((word) => `(${word.map((spelling) => `'${spelling}':*`).join(' | ')})`).join(' & ');
}

function beginsWith(key: string, bind: Bind): string {
  return `${memberKeyColumn} like ${bind(`${key}%`)}`;
}

function all(conditions: string[]): string {
  return conditions.length === 1 ? (conditions[0] as string) : `(${conditions.join(' and ')})`;
}

/** SQL: whether one of the conditions holds. */
export function any(conditions: string[]): string {
  if (conditions.length === 0) return 'false';
  return conditions.length === 1 ? (conditions[0] as string) : `(${conditions.join(' or ')})`;
}

/** Escapes `_`, `%` and the escape character. Folded words cannot contain them. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
