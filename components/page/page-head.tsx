import type { ReactNode } from 'react';
import { DocumentTitle } from '#components/document-title.tsx';

/**
 * A person's or a file's name is no document title, because browsers keep those in their history.
 */
type Titles = { title: string; documentTitle?: string } | { title: ReactNode; documentTitle: string };

type PageHeadProps = Titles & {
  /** Beside the title, quieter: a count, a state. */
  detail?: ReactNode;
  /** Above the title: a way back. */
  above?: ReactNode;
  actions?: ReactNode;
};

/** The title of a page and of its document, and what can be done on it. */
export function PageHead({ title, documentTitle, detail, above, actions }: PageHeadProps) {
  return (
    <header className="mb-5">
      <DocumentTitle text={documentTitle ?? String(title)} />
      {above && <div className="mb-2 text-sm text-soft print:hidden">{above}</div>}
      <div className="flex flex-wrap items-center gap-2.5">
        <div className="page-title">
          <h1>{title}</h1>
          {detail && <p>{detail}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2.5">{actions}</div>}
      </div>
    </header>
  );
}
