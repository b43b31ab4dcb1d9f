import { ActionForm } from '#components/forms/action-form.tsx';
import { ChangeList } from '#components/page/change-list.tsx';
import type { FieldChanges } from '#lib/audit/audit-event.ts';
import { listChanges } from '#lib/audit/list-changes.ts';
import { fullName } from '#lib/clients/client.ts';
import type { FormState } from '#lib/forms/form-state.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { SeparationView } from '#lib/merging/read-separation.ts';
import { fieldsOfRow } from './shown-value.ts';

type Props = {
  view: SeparationView;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  slug: string;
  words: Dictionary['merging'];
  clients: Dictionary['clients'];
};

/** Both records as they return, and where everything goes that has changed since their merge. */
export function SeparateForm({ view, action, slug, words, clients }: Props) {
  const { rows, account, returns, erp } = view;
  const names = {
    kept: fullName(fieldsOfRow(rows.kept)) || rows.kept.email,
    other: fullName(fieldsOfRow(rows.other)) || rows.other.email,
  };
  const isUnchanged = Object.keys({ ...view.stays, ...view.goes }).length === 0;
  return (
    <ActionForm
      action={action}
      hidden={{ structure: slug, id: rows.kept.id, other: rows.other.id, version: view.version }}
      summaryTitle={words.separateRefused}
      submitLabel={words.separate}
      cancelHref={`/${slug}/clients/${rows.kept.id}`}
      cancelLabel={words.cancel}
    >
      <p className="text-soft">{words.separateIntro}</p>
      <div className="grid gap-3 wide:grid-cols-2">
        {(['kept', 'other'] as const).map((side) => (
          <div key={side} className="min-w-0 rounded-control border border-line px-3.5 py-2.5">
            <p className="break-words font-[580]">{names[side]}</p>
            <p className="break-words text-sm text-soft">{rows[side].email || clients.empty}</p>
          </div>
        ))}
      </div>
      {isUnchanged && <p>{words.nothingSince}</p>}
      <Changes title={words.stays(names.kept)} changes={view.stays} clients={clients} />
      <Changes title={words.goes} changes={view.goes} clients={clients} />
      <ul className="grid list-disc gap-1 pl-5">
        {account && <li className="break-words">{words.accountTo(account.email, names[account.side])}</li>}
        {returns && <li>{words.accountBack(names[returns])}</li>}
        {erp && <li>{words.erpTo(names[erp])}</li>}
        <li>{words.historyBack}</li>
      </ul>
    </ActionForm>
  );
}

function Changes({ title, changes, clients }: { title: string; changes: FieldChanges; clients: Props['clients'] }) {
  if (Object.keys(changes).length === 0) return null;
  return (
    <section className="grid gap-1">
      <h2 className="text-note font-[560]">{title}</h2>
      <ChangeList changes={listChanges({ clients }, changes)} emptyWord={clients.empty} colon={clients.colon} />
    </section>
  );
}
