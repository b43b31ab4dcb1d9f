import type { ImportField } from '#lib/imports/file/import-field.ts';
import { isAboutSomethingElse } from './about-something-else.ts';
import { type ColumnChoice, contentRank, leftOut, otherRank } from './column-choice.ts';
import type { ColumnProfile } from './column-profile.ts';
import { suggestedField } from './field-of-content.ts';
import { type HeaderMeaning, orderRank } from './header-meaning.ts';
import { dropLoneParts, keepFirst, resolveFullName, severalColumns } from './keep-columns.ts';
import { meaningsOf } from './meanings-of.ts';
import { isOwnHeader } from './own-header.ts';
import { hasName, suggestNames, suggestOtherPeople, widenLastName } from './suggest-names.ts';
import { suitsContent } from './suits-content.ts';

const names: readonly ImportField[] = ['lastName', 'firstName', 'fullName'];

/**
 * Chooses what each column is taken for, by its header and its content. A column about another
 * person is left out where the client has one of their own, and asked about where not; so is a
 * filled column that looks like a field which no header names.
 * @param profiles of the columns, in the order of the headers
 */
export function chooseColumns(headers: string[], profiles: ColumnProfile[]): ColumnChoice[] {
  const meanings = meaningsOf(headers);
  const isOwn = isOwnHeader(headers);
  const choices = meanings.map((meaning, index) => byHeader(meaning, isOwn ? undefined : profiles[index]));
  dropLoneParts(choices);
  resolveFullName(choices, profiles);
  keepFirst(choices, profiles);
  widenLastName(choices, profiles);
  const named = filledFields(choices, profiles);
  const lacksEmails = filledOf(['email'], choices, profiles) < filledOf(names, choices, profiles);
  const asked = choices.map((choice, index) => {
    if (choice.field !== null) return choice;
    const asks = question(meanings[index] as HeaderMeaning, profiles[index], named, lacksEmails);
    if (asks === null || (asks.question === 'content' && isAboutSomethingElse(headers[index] ?? ''))) return leftOut;
    if (asks.field !== null && asks.question === 'content' && !severalColumns.has(asks.field)) named.add(asks.field);
    return asks;
  });
  if (!hasName(asked)) suggestOtherPeople(asked, meanings, profiles);
  suggestSamePerson(asked, meanings);
  doubtEmail(asked, meanings, profiles);
  return hasName(asked) ? asked : suggestNames(asked, headers, profiles);
}

/** The fields that a filled column holds: an empty one answers nothing. */
function filledFields(choices: ColumnChoice[], profiles: ColumnProfile[]): Set<ImportField> {
  const fields = choices.filter((_, index) => (profiles[index]?.filled ?? 0) > 0).map(({ field }) => field);
  return new Set(fields.filter((field) => field !== null));
}

/** The filled cells of the fullest column of these fields. */
function filledOf(fields: readonly ImportField[], choices: ColumnChoice[], profiles: ColumnProfile[]): number {
  return Math.max(
    0,
    ...choices.map(({ field }, index) =>
      field !== null && fields.includes(field) ? (profiles[index]?.filled ?? 0) : 0,
    ),
  );
}

/** Whether a person may be the one who writes to the club for the client. */
function isWriter(person: HeaderMeaning['person']): boolean {
  return person === 'payer' || person === 'parent';
}

/** Suggests the phone of the person whose address is suggested, and no phone of another person. */
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
function doubtEmail(choices: ColumnChoice[], meanings: HeaderMeaning[], profiles: ColumnProfile[]): void {
  const isName = (field: ImportField | null) => field === 'lastName' || field === 'firstName' || field === 'fullName';
  const isFilled = (_: unknown, index: number) => (profiles[index]?.filled ?? 0) > 0;
  const filled = meanings.filter(isFilled);
  const writers = filled.filter(({ person }) => isWriter(person));
  const orderer = filled.some(({ field, rank, isOther }) => isName(field) && !isOther && rank >= orderRank);
  const isOrderName = choices.some(({ field, rank }) => isName(field) && rank >= orderRank);
  const namesWriter = writers.some(({ field }) => isName(field)) && !writers.some(({ field }) => field === 'email');
  for (const [index, { field, rank, question: asked }] of choices.entries()) {
    if (field !== 'email' || asked !== null) continue;
    const isOfOrderer = orderer && !isOrderName && rank >= orderRank && isOnly(choices, index);
    if (namesWriter || isOfOrderer) choices[index] = { field, rank, question: 'other-person' };
  }
}

/** Whether no column of the field comes before that one. */
function isOnly(choices: ColumnChoice[], at: number): boolean {
  const { field, rank } = choices[at] as ColumnChoice;
  return choices.every((other) => other.field !== field || other.rank >= rank);
}

function byHeader(meaning: HeaderMeaning, profile: ColumnProfile | undefined): ColumnChoice {
  const { field, rank, isOther } = meaning;
  if (field === null || isOther || !suitsContent(meaning, profile)) return leftOut;
  return { field, rank, question: null };
}

function question(
  { field, rank, isOther, person }: HeaderMeaning,
  profile: ColumnProfile | undefined,
  named: ReadonlySet<ImportField>,
  lacksEmails: boolean,
): ColumnChoice | null {
  if (!profile || profile.filled === 0) return null;
  const content = suggestedField(profile, named.has('phone'));
  if (isOther && field !== null) {
    const isNamed = named.has(field) || (names.includes(field) && names.some((name) => named.has(name)));
    // A child without an address of its own has that of a parent.
    const completes = field === 'email' && lacksEmails && isWriter(person);
    if (isNamed && !completes) return null;
    // A row without an address is refused, so the address of a parent or payer is suggested.
    return { field: field === 'email' ? field : null, rank: rank + otherRank, question: 'other-person' };
  }
  const isNew = content !== null && (severalColumns.has(content) || !named.has(content));
  return isNew && !isOther ? { field: content, rank: contentRank, question: 'content' } : null;
}
