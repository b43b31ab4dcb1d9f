import type { ShownSnapshot } from '#lib/erp/snapshots/list-snapshot-changes.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** What the page of a snapshot lists about it: when it was received, its counts, who decided. */
export function snapshotFacts(
  snapshot: ShownSnapshot,
  words: Dictionary['erp'],
  moment: (at: Date) => string,
  number: (value: number) => string,
) {
  const { snapshot: texts } = words;
  const { lines, reached, created, updated, unchanged, removed, invalid, decidedAt, decidedBy } = snapshot;
  const count = (key: string, term: string, value: number) => ({ key, term, value: number(value) });
  return [
    { key: 'received', term: texts.received, value: moment(snapshot.receivedAt) },
    count('lines', texts.lines, lines),
    ...(snapshot.state === 'applying' ? [count('reached', texts.reached, reached)] : []),
    count('created', texts.created, created),
    count('updated', texts.updated, updated),
    count('unchanged', texts.unchanged, unchanged),
    count('removed', texts.removedDone, removed),
    count('invalid', texts.kinds.invalid, invalid),
    ...(decidedAt
      ? [{ key: 'decided', term: texts.decidedBy, value: `${decidedBy ?? '–'} · ${moment(decidedAt)}` }]
      : []),
  ];
}
