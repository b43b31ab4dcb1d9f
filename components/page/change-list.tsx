import { Icon } from '#components/icon.tsx';

/** A field before and after. */
export type Change = {
  /** The field's key. */
  field: string;
  label: string;
  before: string | null;
  after: string | null;
};

type ChangeListProps = {
  changes: readonly Change[];
  /** What stands for nothing: "vide". */
  emptyWord: string;
  /** "Label: " as the language punctuates it. */
  colon: string;
};

/** Fields before and after, as in "Téléphone : 06 11 → 06 55". */
export function ChangeList({ changes, emptyWord, colon }: ChangeListProps) {
  return (
    <ul className="changes">
      {changes.map(({ field, label, before, after }) => (
        <li key={field}>
          {label + colon}
          {before !== null && (
            <>
              <del>{before}</del> <Icon name="right" />{' '}
            </>
          )}
          <ins>{after ?? emptyWord}</ins>
        </li>
      ))}
    </ul>
  );
}
