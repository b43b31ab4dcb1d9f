import type { ImportScreen } from '#components/imports/import-screen.ts';

/** Describes an import beside its file name: its progress, or who did what and when. */
export function headDetail({ summary, dictionary, showMoment }: ImportScreen): string {
  const { detail, unknownAuthor } = dictionary.imports;
  const { state, createdAt, committedAt, committedBy, undoneAt, undoneBy } = summary;
  switch (state) {
    case 'committed':
    case 'cancelled':
      return detail[state](showMoment(committedAt ?? createdAt), committedBy ?? unknownAuthor);
    case 'undone':
      return detail.undone(showMoment(undoneAt ?? createdAt), undoneBy ?? unknownAuthor);
    case 'receiving':
      return detail.planning;
    default:
      return detail[state];
  }
}
