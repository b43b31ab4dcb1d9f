import type { ReactNode } from 'react';

type SheetProps = {
  /** Names the section, in bold at its top. */
  title?: string;
  /** Beside the title. */
  aside?: ReactNode;
  /** Room around the content: off for tables and lists, which bring their own. */
  padded?: boolean;
  children: ReactNode;
};

/** White paper on the desk: what belongs together. */
export function Sheet({ title, aside, padded = false, children }: SheetProps) {
  return (
    <section className="sheet">
      {title && (
        <div className="sheet-head">
          <h2>{title}</h2>
          {aside}
        </div>
      )}
      <div className={padded ? 'sheet-body' : undefined}>{children}</div>
    </section>
  );
}
