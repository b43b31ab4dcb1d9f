import type { ReactNode } from 'react';

export type Column = {
  key: string;
  /** Read aloud even when `hidden`. */
  label: string;
  /** No visible heading, as above a column of menus. */
  hidden?: boolean;
  /** Set against the right edge: numbers, menus. */
  end?: boolean;
  /** The width as a share or length, when the content should not decide: `w-1/3`. */
  className?: string;
};

type TableProps = {
  caption: string;
  columns: readonly Column[];
  /** Low rows of small text, for a table that explains another one. */
  dense?: boolean;
  children: ReactNode;
};

/**
 * A real table that becomes cards on a narrow screen. Its rows are `Row`, with one `RowHead` and
 * `Cell`s.
 */
export function Table({ caption, columns, dense, children }: TableProps) {
  return (
    <table className="table-cards" data-dense={dense || undefined}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, label, hidden, end, className }) => (
            <th key={key} scope="col" {...(end && { 'data-end': '' })} {...(className && { className })}>
              {hidden ? <span className="sr-only">{label}</span> : label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** One row. Arrow keys move between the links of the row heads where `RowKeys` is on the page. */
export function Row({ id, children }: { id?: string; children: ReactNode }) {
  return <tr id={id}>{children}</tr>;
}

/** The cell that names its row. */
export function RowHead({ children }: { children: ReactNode }) {
  return <th scope="row">{children}</th>;
}

type CellProps = {
  children?: ReactNode;
  end?: boolean;
  /** Left out of the card on a narrow screen: only for what can be reached elsewhere. */
  wideOnly?: boolean;
  /** Takes the whole width of the card. */
  across?: boolean;
  /** The column's name, shown before the value in the card where the value alone would not say. */
  label?: string;
};

export function Cell({ children, end, wideOnly, across, label }: CellProps) {
  return (
    <td
      data-end={end ? '' : undefined}
      data-wide-only={wideOnly ? '' : undefined}
      data-across={across ? '' : undefined}
      data-label={label}
    >
      {children}
    </td>
  );
}
