import type { ErpStatus, StatusMeaning } from './erp-event.ts';
import { readKeyword } from './read-object.ts';

/** The meaning of each status of an ERP, by its name in lower case. */
export type StatusTable = Readonly<Record<string, StatusMeaning>>;

/** Strictest first: of several statuses of one record the first of these counts. */
const strictness: StatusMeaning[] = ['former', 'unknown', 'pending', 'active'];

/** Values by which programs say yes and no. */
export const yesWords = ['true', '1', 'yes', 'y', 'on', 't', 'oui', 'vrai'];
export const noWords = ['false', '0', 'no', 'n', 'off', 'f', 'non', 'faux'];

/** A field that says whether a person is present: yes means `active`. */
export const presentFlag: StatusTable = flag('active', 'former');

/** A field that says whether a person has left (`disabled`, `inactive`): yes means `former`. */
export const absentFlag: StatusTable = flag('former', 'active');

/** Builds the table of a yes-or-no field. */
export function flag(onYes: StatusMeaning, onNo: StatusMeaning): StatusTable {
  return Object.fromEntries([...yesWords.map((word) => [word, onYes]), ...noWords.map((word) => [word, onNo])]);
}

/** The status of one field; `empty` where the field has no value. */
type FieldStatus = ErpStatus & { empty: boolean };

/**
 * Reads the status of one field by its table; null when the record does not have the field. A field
 * without a value, or with one that is not in the table, is `unknown`.
 */
export function statusIn(value: unknown, table: StatusTable, name: string): FieldStatus | null {
  if (value === undefined) return null;
  const word = typeof value === 'boolean' ? String(value) : readKeyword(value).trim();
  const key = word.replace(/\s+/gu, ' ').toLowerCase();
  const meaning = Object.hasOwn(table, key) ? table[key] : undefined;
  return {
    meaning: meaning ?? 'unknown',
    written: `${name}: ${word || shown(value)}`,
    empty: value === null || value === '',
  };
}

function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return '{…}';
  return typeof value === 'string' ? '""' : 'null';
}

/**
 * Returns the strictest of several statuses of one record. Empty ones count only where no other has
 * a value; `otherwise` is returned where the record has none.
 */
export function strictest(statuses: (FieldStatus | null)[], otherwise: ErpStatus): ErpStatus {
  const said = statuses.filter((status) => status !== null);
  const filled = said.filter(({ empty }) => !empty);
  const [first] = (filled.length > 0 ? filled : said).sort(
    (a, b) => strictness.indexOf(a.meaning) - strictness.indexOf(b.meaning),
  );
  return first ? { meaning: first.meaning, written: first.written } : otherwise;
}

/** The status of a record that has no field for it. */
export const noStatus: ErpStatus = { meaning: 'active', written: '' };
