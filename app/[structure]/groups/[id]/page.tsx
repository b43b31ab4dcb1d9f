import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ButtonLink } from '#components/button.tsx';
import { ActionForm } from '#components/forms/action-form.tsx';
import { ButtonForm } from '#components/forms/button-form.tsx';
import { FormField } from '#components/forms/form-field.tsx';
import { FormSelect } from '#components/forms/form-select.tsx';
import { Dialog } from '#components/page/dialog.tsx';
import { Page } from '#components/page/page.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { MAX_FIELD_LENGTHS } from '#lib/clients/client-fields.ts';
import { listGroups } from '#lib/clients/groups/list-groups.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { deleteGroupAction, mergeGroupsAction, renameGroupAction } from '../group-actions.ts';

export default async function GroupPage({ params, searchParams }: PageProps<'/[structure]/groups/[id]'>) {
  const { structure: slug, id } = await params;
  const staff = await requireStaff(slug, 'clients.bulk', `/${slug}/groups/${id}`);
  const [parameters, locale, groups] = await Promise.all([searchParams, currentLocale(), listGroups(staff)]);
  const group = groups.find((listed) => listed.id === id);
  if (!group) notFound();
  const { groups: words, clients } = dictionaryOf(locale);
  const base = `/${staff.structure.slug}`;
  const here = `${base}/groups/${group.id}`;
  const fields = { structure: staff.structure.slug, id: group.id };
  const shown = formatNumber(locale, group.clients);
  const others = groups.filter((listed) => listed.id !== group.id);

  return (
    <Page
      dialog={
        parameters.delete === '1' && (
          <Dialog
            title={words.delete.ask(group.name)}
            cancelHref={here}
            cancelLabel={clients.cancel}
            actions={
              <ButtonForm action={deleteGroupAction} fields={fields} variant="bad">
                {words.delete.button}
              </ButtonForm>
            }
          >
            <p>{words.delete.body(group.clients, shown)}</p>
            <p className="text-sm text-soft">{words.delete.detail}</p>
          </Dialog>
        )
      }
    >
      <PageHead
        title={group.name}
        documentTitle={words.title}
        detail={words.members(group.clients, shown)}
        above={<Link href={`${base}/groups`}>{words.back}</Link>}
        actions={<ButtonLink href={`${base}/clients?group=${group.id}`}>{words.show}</ButtonLink>}
      />
      <div className="grid gap-4">
        <Sheet title={words.rename.title} padded>
          <ActionForm
            action={renameGroupAction}
            hidden={fields}
            defaultValues={{ name: group.name }}
            summaryTitle={words.refused}
            labels={{ name: words.rename.name }}
            submitLabel={words.rename.save}
            idPrefix="rename"
          >
            <FormField
              name="name"
              label={words.rename.name}
              maxLength={MAX_FIELD_LENGTHS.group}
              required
              autoComplete="off"
            />
          </ActionForm>
        </Sheet>
        {others.length > 0 && (
          <Sheet title={words.merge.title} padded>
            <ActionForm
              action={mergeGroupsAction}
              hidden={fields}
              summaryTitle={words.refused}
              labels={{ into: words.merge.into }}
              submitLabel={words.merge.save}
              idPrefix="merge"
            >
              <p>{words.merge.body}</p>
              <FormSelect
                name="into"
                label={words.merge.into}
                required
                options={[
                  { value: '', label: words.merge.choose },
                  ...others.map(({ id: value, name }) => ({ value, label: name })),
                ]}
              />
            </ActionForm>
          </Sheet>
        )}
        <Sheet title={words.delete.title} padded>
          <p className="mb-3">{words.delete.body(group.clients, shown)}</p>
          <ButtonLink href={`${here}?delete=1`} icon="bin">
            {words.delete.button}
          </ButtonLink>
        </Sheet>
      </div>
    </Page>
  );
}
