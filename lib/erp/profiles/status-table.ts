import type { ErpStatus, StatusMeaning } from './erp-event.ts';
import { readKeyword } from './profile.ts';

/** What each status of an ERP means, by the word in lower case. */
export type StatusTable = Readonly<Record<string, StatusMeaning>>;

/** Strictest first: of several statuses of one record the first of these counts. */
const strictness: StatusMeaning[] = ['former', 'unknown', 'pending', 'active'];

/** Words by which programs say yes and no. */
const yes = ['true', '1', 'yes', 'y', 'on', 't', 'oui', 'vrai'];
const no = ['false', '0', 'no', 'n', 'off', 'f', 'non', 'faux'];

/** A field that says whether a person is there: yes means `active`. */
export const presentFlag: StatusTable = flag('active', 'former');

/** A field that says whether a person is gone (`disabled`, `inactive`): yes means `former`. */
export const absentFlag: StatusTable = flag('former', 'active');

/** A table for a field of yes and no. */
export function flag(onYes: StatusMeaning, onNo: StatusMeaning): StatusTable {
  return Object.fromEntries([...yes.map((word) => [word, onYes]), ...no.map((word) => [word, onNo])]);
}

/** What one field says; `empty` where it is there without a value. */
type SaidStatus = ErpStatus & { empty: boolean };

/**
 * What one field says by its table; null when the record does not have the field. A field without a
 * value, and a value that the table does not have, is `unknown`.
 */
export function statusIn(value: unknown, table: StatusTable, name: string): SaidStatus | null {
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
 * The strictest of several statuses of one record, empty ones only where no other has a value;
 * `otherwise` where it has none of them.
 */
export function strictest(statuses: (SaidStatus | null)[], otherwise: ErpStatus): ErpStatus {
  const said = statuses.filter((status) => status !== null);
  const filled = said.filter(({ empty }) => !empty);
  const [first] = (filled.length > 0 ? filled : said).sort(
    (a, b) => strictness.indexOf(a.meaning) - strictness.indexOf(b.meaning),
  );
  return first ? { meaning: first.meaning, written: first.written } : otherwise;
}

/** What a record means that says nothing about its status. */
export const saysNothing: ErpStatus = { meaning: 'active', written: '' };
