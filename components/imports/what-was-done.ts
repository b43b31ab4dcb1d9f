import { formatNumber } from '#lib/i18n/format.ts';
import type { ImportScreen } from './import-screen.ts';

type Words = Pick<ImportScreen, 'summary' | 'locale' | 'dictionary'>;
type Part = [count: number, say: (count: number, shown: string) => string];

/** Summarises what the commit did: "412 clients créés, 86 mis à jour". */
export function whatWasDone({ summary: { done }, locale, dictionary: { imports } }: Words): string {
  const { outcome } = imports;
  const parts: Part[] = [
    [done.created, outcome.created],
    [done.updated, outcome.updated],
    [done.reopened, outcome.reopened],
  ];
  return joinParts(parts, locale) || outcome.nothing;
}

/** Summarises what the undo did: "412 clients retirés, 86 remis comme avant, 1 gardé". */
export function whatWasUndone({ summary: { undone }, locale, dictionary: { imports } }: Words): string {
  const { undo } = imports;
  const parts: Part[] = [
    [undone.removed, undo.taken],
    [undone.restored, undo.back],
    [undone.kept, undo.left],
  ];
  return joinParts(parts, locale) || undo.none;
}

function joinParts(parts: Part[], locale: Words['locale']): string {
  return parts
    .filter(([count]) => count > 0)
    .map(([count, say]) => say(count, formatNumber(locale, count)))
    .join(', ');
}
