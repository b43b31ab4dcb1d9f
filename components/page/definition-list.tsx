import type { ReactNode } from 'react';

type DefinitionListProps = {
  items: readonly {
    key: string;
    term: string;
    value: ReactNode;
    /** The whole width, for long texts. */
    across?: boolean;
  }[];
};

/** Facts by name, in as many columns as there is room for. */
export function DefinitionList({ items }: DefinitionListProps) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] gap-x-6 gap-y-4">
      {items.map(({ key, term, value, across }) => (
        <div key={key} className={`min-w-0 ${across ? 'col-span-full' : ''}`}>
          <dt className="text-sm text-soft">{term}</dt>
          <dd className="whitespace-pre-line break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
