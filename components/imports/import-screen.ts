import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/import-summary.ts';
import type { RowPage } from '#lib/imports/rows/list-rows.ts';
import { parseRowQuery, type RowQuery } from '#lib/imports/rows/row-query.ts';
import { type PlanChoice, planChoices } from './consent.ts';

/**
 * What the address of an import's page holds: the rows to show, and the choices to commit the plan
 * with.
 */
export type ImportView = RowQuery & { choice: PlanChoice; reopen: boolean };

/** What every part of an import's page needs. */
export type ImportScreen = {
  summary: ImportSummary;
  view: ImportView;
  rows: RowPage | null;
  slug: string;
  /** `/club-lumiere/imports/…` */
  home: string;
  /** `/club-lumiere/clients` */
  clients: string;
  mayRun: boolean;
  /**
   * Whether an ERP manages the clients: the plan is a comparison then, which cannot be committed.
   */
  managed: boolean;
  /** Clients that the import created and that are not invited yet. */
  toInvite: number;
  /** How many more groups the structure can have. */
  groupRoom: number;
  locale: Locale;
  dictionary: Dictionary;
  showMoment: (moment: Date) => string;
  showPhone: (phone: string) => string;
};

type Parameters = Record<string, string | string[] | undefined>;

/** Parses the search parameters. After an undo, the rows whose client was kept are shown first. */
export function parseView(parameters: Parameters, summary: ImportSummary): ImportView {
  const query = parseRowQuery(parameters);
  const keptFirst = summary.state === 'undone' && summary.undone.kept > 0 && parameters.verdict === undefined;
  return {
    ...query,
    kind: keptFirst ? 'kept' : query.kind,
    choice: planChoices.find((choice) => choice === parameters.choice) ?? 'overwrite',
    reopen: parameters.reopen === '1',
  };
}

/**
 * Builds the address of a view. The page is left out unless it is given: another filter begins at
 * its first page.
 */
export function viewAddress(
  home: string,
  { kind, choice, reopen }: ImportView,
  more: Record<string, string> = {},
): string {
  const parameters = new URLSearchParams();
  if (kind) parameters.set('verdict', kind);
  if (choice !== 'overwrite') parameters.set('choice', choice);
  if (reopen) parameters.set('reopen', '1');
  for (const [name, value] of Object.entries(more)) parameters.set(name, value);
  return parameters.size === 0 ? home : `${home}?${parameters}`;
}
