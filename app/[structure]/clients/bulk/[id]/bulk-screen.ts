import type { BulkSummary } from '#lib/clients/bulk/lifecycle/read-bulk.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';

/** What the views of one bulk operation show. */
export type BulkScreen = {
  summary: BulkSummary;
  slug: string;
  /** `/club-lumiere/clients/bulk/<id>` */
  home: string;
  locale: Locale;
  dictionary: Dictionary;
  showMoment: (moment: Date) => string;
};
