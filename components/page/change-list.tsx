import { Icon } from '#components/icon.tsx';

type ChangeListProps = {
  changes: readonly {
    /** The field's key. */
    field: string;
    label: string;
    before: string | null;
    after: string | null;
  }[];
  /** What stands for nothing: "vide". */
  emptyWord: string;
  /** "Label: " as the language punctuates it. */
  colon: string;
};

/** Fields before and after, as in "Téléphone : 06 11 → 06 55". */
export function ChangeList({ changes, emptyWord, colon }: ChangeListProps) {
  return (
    <ul className="grid gap-0.5 text-sm text-soft">
      {changes.map(({ field, label, before, after }) => (
        <li key={field} className="wrap-anywhere">
          {label}
          {colon}
          {before !== null && (
            <>
              <del>{before}</del> <Icon name="right" className="inline-block align-[-0.1em]" />{' '}
            </>
          )}
          <ins className="text-ink no-underline">{after ?? emptyWord}</ins>
        </li>
      ))}
    </ul>
  );
}
