import type { ShownSnapshot } from '#lib/erp/snapshots/list-snapshot-changes.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** What the page of a snapshot lists about it: when it was received, its counts, who decided. */
export function snapshotFacts(
  snapshot: ShownSnapshot,
  words: Dictionary['erp'],
  moment: (at: Date) => string,
  number: (value: number) => string,
) {
  const { snapshot: told } = words;
  const { lines, reached, created, updated, unchanged, removed, invalid, decidedAt, decidedBy } = snapshot;
  const count = (key: string, term: string, value: number) => ({ key, term, value: number(value) });
  return [
    { key: 'received', term: told.received, value: moment(snapshot.receivedAt) },
    count('lines', told.lines, lines),
    ...(snapshot.state === 'applying' ? [count('reached', told.reached, reached)] : []),
    count('created', told.created, created),
    count('updated', told.updated, updated),
    count('unchanged', told.unchanged, unchanged),
    count('removed', told.removedDone, removed),
    count('invalid', told.kinds.invalid, invalid),
    ...(decidedAt
      ? [{ key: 'decided', term: told.decidedBy, value: `${decidedBy ?? '–'} · ${moment(decidedAt)}` }]
      : []),
  ];
}
