import type { ReactNode } from 'react';
import { Button } from '#components/button.tsx';

const formId = 'rows';

type RowFormProps = {
  action: (form: FormData) => Promise<void>;
  /** Sent along unseen: the structure, and the list to come back to. */
  fields: Record<string, string>;
  /** The table. */
  children: ReactNode;
};

/**
 * The one form of all rows, since one for each would double the page. Their buttons send
 * `invite=<row>`, `validate=<attachment id>`, or `bulk` with `choose=<row>` for each box ticked;
 * `shown` has the ids of the clients, row by row, with points between them.
 */
export function RowForm({ action, fields, children }: RowFormProps) {
  return (
    <form id={formId} action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}

/** Invites everybody whose box is ticked. */
export function BulkInvite({ words }: { words: { bulk: string } }) {
  return (
    // The boxes are where there is room for them.
    <span className="hidden wide:inline">
      <Button size="mini" form={formId} name="bulk" value="1">
        {words.bulk}
      </Button>
    </span>
  );
}
