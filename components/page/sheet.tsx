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
    <section className="rounded-sheet border border-line bg-card shadow-sheet print:border-0 print:shadow-none">
      {title && (
        <div className="flex flex-wrap items-center justify-between gap-2 px-3.5 pt-4 wide:px-[18px]">
          <h2 className="text-lg font-[620] tracking-[-.01em]">{title}</h2>
          {aside}
        </div>
      )}
      <div className={padded ? 'px-3.5 py-4 wide:p-[18px]' : ''}>{children}</div>
    </section>
  );
}
