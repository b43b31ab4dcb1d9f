import type { BirthDateProblem } from '#lib/identity/birth-date.ts';
import type { EmailProblem } from '#lib/identity/trim-email.ts';
import type { ImportField } from '#lib/imports/file/import-field.ts';

/** Why a row was refused or skipped, or what was changed in it and should be checked. */
export type RowProblemCode =
  | EmailProblem
  | BirthDateProblem
  | 'required'
  | 'too-long'
  | 'odd-characters'
  | 'quote-misplaced'
  | 'quote-not-closed'
  | 'column-left-out'
  | 'too-many-cells'
  | 'more-cells'
  | 'header-again'
  | 'duplicate'
  | 'shared'
  | 'mistyped'
  | 'unusual-mailbox'
  | 'other-person'
  | 'alias-taken'
  | 'erased'
  | 'taken-meanwhile'
  | 'changed-meanwhile'
  | 'gone-meanwhile'
  | 'binned-meanwhile'
  | 'restored-meanwhile'
  | 'group-limit'
  | 'name-split'
  | 'several-people'
  | 'other-address'
  | 'phone-destroyed'
  | 'phone-unreadable'
  | 'phone-words'
  | 'number-destroyed'
  | 'not-a-choice'
  | 'damaged-character';

/**
 * `line` is the other line of a duplicate; `name` the client who has the address, the domain that
 * was probably meant, or the cell that was left blank. A warning does not stop the row.
 */
export type RowProblem = { code: RowProblemCode; field?: ImportField; line?: number; name?: string; warning?: true };
