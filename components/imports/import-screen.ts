import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/read-import.ts';
import { parseRowQuery, type RowPage, type RowQuery } from '#lib/imports/rows/list-rows.ts';
import { type PlanChoice, planChoices } from './consent.ts';

/**
 * What the address of an import's page says: which rows, and with which choices the plan would be
 * carried out.
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
  /** An ERP has the clients: the plan is a comparison, which nobody carries out. */
  managed: boolean;
  /** Clients that it created and nobody has invited yet. */
  toInvite: number;
  locale: Locale;
  dictionary: Dictionary;
  showMoment: (moment: Date) => string;
  showPhone: (phone: string) => string;
};

type Parameters = Record<string, string | string[] | undefined>;

/**
 * Reads the search parameters. After an undo, the rows whose client was kept come first: they are
 * the ones to look at.
 */
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
 * The address of a view. The place in the pages is left out unless it is given: another filter
 * begins at its first page.
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
