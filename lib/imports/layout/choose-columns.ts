import type { ImportField } from '#lib/imports/file/import-field.ts';
import { type ColumnProfile, fieldOfContent, mayBeNames } from './column-profile.ts';
import { type HeaderMeaning, headerMeaning, isAboutSomethingElse } from './header-meaning.ts';

/** What a column is taken for, and whether staff has to confirm it. */
export type ColumnChoice = {
  field: ImportField | null;
  /** Order among the columns of one field: the first filled cell counts. */
  rank: number;
  /**
   * Why staff is asked: the column is about another person and nothing better exists, or its
   * content looks like a field that its header does not name. The field is then the suggestion.
   */
  question: 'other-person' | 'content' | null;
};

/** Fields of which a file may have several columns. */
const several: ReadonlySet<ImportField> = new Set(['email', 'phone', 'groups', 'note']);
const leftOut: ColumnChoice = { field: null, rank: 0, question: null };

/**
 * Chooses what each column is taken for, by its header and its content. A column about another
 * person is left out where the client has one of their own, and asked about where not; so is a
 * filled column that looks like a field which no header names.
 * @param profiles of the columns, in the order of the headers
 */
export function chooseColumns(headers: string[], profiles: ColumnProfile[]): ColumnChoice[] {
  const meanings = headers.map(headerMeaning);
  const choices = meanings.map((meaning, index) => byHeader(meaning, profiles[index]));
  resolveFullName(choices);
  keepFirst(choices);
  const named = new Set(choices.map(({ field }) => field));
  const asked = choices.map((choice, index) => {
    if (choice.field !== null) return choice;
    const asks = question(meanings[index] as HeaderMeaning, profiles[index], named);
    return asks === null || (asks.question === 'content' && isAboutSomethingElse(headers[index] ?? ''))
      ? leftOut
      : asks;
  });
  suggestSamePerson(asked, meanings);
  doubtEmail(asked, meanings);
  return hasName(asked) ? asked : suggestNames(asked, headers, profiles);
}

/** Whose address is suggested, a mother's, their phone is too; nobody wants that of the school. */
function suggestSamePerson(choices: ColumnChoice[], meanings: HeaderMeaning[]): void {
  const isAsked = ({ question }: ColumnChoice) => question === 'other-person';
  const index = choices.findIndex((choice) => isAsked(choice) && choice.field === 'email');
  const { other } = meanings[index] ?? {};
  if (!other) return;
  for (const [at, choice] of choices.entries())
    if (isAsked(choice) && meanings[at]?.field === 'phone' && meanings[at].other === other)
      choices[at] = { ...choice, field: 'phone' };
}

/** "Email" beside "Nom acheteur": whose address it is, the file does not say. */
function doubtEmail(choices: ColumnChoice[], meanings: HeaderMeaning[]): void {
  const others = meanings.filter(({ isOther }) => isOther).map(({ field }) => field);
  const namesOther = others.some((field) => field === 'lastName' || field === 'firstName' || field === 'fullName');
  if (!namesOther || others.includes('email')) return;
  for (const [index, choice] of choices.entries())
    if (choice.field === 'email' && choice.question === null) choices[index] = { ...choice, question: 'other-person' };
}

function hasName(choices: ColumnChoice[]): boolean {
  return choices.some(({ field }) => field === 'lastName' || field === 'fullName');
}

/**
 * Where no header names the person, as in a file in another language, the first columns that hold
 * names are suggested.
 */
function suggestNames(choices: ColumnChoice[], headers: string[], profiles: ColumnProfile[]): ColumnChoice[] {
  const isCandidate = (index: number) => {
    const profile = profiles[index];
    return (
      profile && mayBeNames(profile) && choices[index]?.field === null && !isAboutSomethingElse(headers[index] ?? '')
    );
  };
  const [first, second] = choices.map((_, index) => index).filter(isCandidate);
  if (first === undefined) return choices;
  const { names, severalWords } = profiles[first] as ColumnProfile;
  const hasFirstName = choices.some(({ field }) => field === 'firstName');
  const isFull = second === undefined && !hasFirstName && severalWords * 2 > names;
  return choices.map((choice, index) => {
    if (index === first) return { field: isFull ? 'fullName' : 'lastName', rank: 9, question: 'content' };
    return index === second && !hasFirstName ? { field: 'firstName', rank: 9, question: 'content' } : choice;
  });
}

/** An empty column is never another one's rival; a column about another person waits. */
function byHeader({ field, rank, isOther }: HeaderMeaning, profile: ColumnProfile | undefined): ColumnChoice {
  if (field === null || isOther || contradicts(field, profile)) return leftOut;
  return { field, rank, question: null };
}

/** Whether most cells cannot be what the header says: addresses below "Nom". */
function contradicts(field: ImportField, profile: ColumnProfile | undefined): boolean {
  const content = profile ? fieldOfContent(profile) : null;
  return content !== null && content !== field && field !== 'note' && field !== 'groups' && field !== 'externalId';
}

/** A full name beside a last name is left out; beside a first name alone it is the last name. */
function resolveFullName(choices: ColumnChoice[]): void {
  const has = (field: ImportField) => choices.some((choice) => choice.field === field);
  const hasLast = has('lastName');
  for (const [index, choice] of choices.entries()) {
    if (choice.field !== 'fullName') continue;
    choices[index] = hasLast ? leftOut : has('firstName') ? { ...choice, field: 'lastName' } : choice;
  }
}

/** Of several columns of a field that can have only one, the first of the lowest rank stays. */
function keepFirst(choices: ColumnChoice[]): void {
  const first = new Map<ImportField, number>();
  for (const [index, { field, rank }] of choices.entries()) {
    if (field === null || several.has(field)) continue;
    const best = first.get(field);
    if (best === undefined || rank < (choices[best] as ColumnChoice).rank) first.set(field, index);
  }
  for (const [index, { field }] of choices.entries())
    if (field !== null && !several.has(field) && first.get(field) !== index) choices[index] = leftOut;
}

function question(
  { field, rank, isOther }: HeaderMeaning,
  profile: ColumnProfile | undefined,
  named: Set<ImportField | null>,
): ColumnChoice | null {
  if (!profile || profile.filled === 0) return null;
  const content = fieldOfContent(profile);
  if (isOther && field !== null && !named.has(field)) {
    // Without an address nobody can be imported, so that of a parent or payer is suggested.
    return { field: field === 'email' ? field : null, rank: rank + 10, question: 'other-person' };
  }
  if (content !== null && !isOther && !named.has(content)) return { field: content, rank: 9, question: 'content' };
  return null;
}
