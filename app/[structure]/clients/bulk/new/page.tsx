import Link from 'next/link';
import { RadioChoice } from '#components/bulk/radio-choice.tsx';
import { readSelection, type Selection } from '#components/clients/selection.ts';
import { ActionForm } from '#components/forms/action-form.tsx';
import { FormField } from '#components/forms/form-field.tsx';
import { FormSelect } from '#components/forms/form-select.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { Staff } from '#lib/actor/staff.ts';
import { readIds, writeIds } from '#lib/clients/bulk/operation/id-list.ts';
import { clientLanguages } from '#lib/clients/client-fields.ts';
import { countByState, countLimit } from '#lib/clients/count-by-state.ts';
import { isNarrowed, listClients } from '#lib/clients/list-clients.ts';
import { type ListQuery, listParameters, parseListText } from '#lib/clients/list-query.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { type Dictionary, dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { planAction } from './plan-action.ts';

/** Asks for whom, and what to do. */
export default async function NewBulkPage({ params, searchParams }: PageProps<'/[structure]/clients/bulk/new'>) {
  const { structure: slug } = await params;
  const parameters = await searchParams;
  const staff = await requireStaff(slug, 'clients.bulk', `/${slug}/clients/bulk/new`);
  const locale = await currentLocale();
  const dictionary = dictionaryOf(locale);
  const { bulk: words, clients } = dictionary;
  const base = `/${staff.structure.slug}`;
  const isTrash = parameters.of === 'trash';
  const query = parseListText(firstValue(parameters.list));
  const list = listParameters(query).toString();
  const { mode, carried } = isTrash ? tickedInTrash(parameters.choose) : readSelection(parameters);
  const who = isTrash
    ? [...chosenOption(carried, { locale, words }), { value: 'trash', label: words.who.trash }]
    : await whoCanBeMeant(staff, query, mode === 'all' ? [] : carried, { locale, words });
  const back = isTrash ? `${base}/bin` : `${base}/clients${list && `?${list}`}`;
  return (
    <>
      <PageHead title={words.newTitle} above={<Link href={back}>{words.backToList}</Link>} />
      <Sheet padded>
        <div className="max-w-[640px]">
          <ActionForm
            action={planAction}
            hidden={{ structure: staff.structure.slug, list, sel: writeIds(carried) }}
            summaryTitle={words.problems.refused}
            labels={{ addGroup: words.what.group, removeGroup: words.what.group, language: words.what.language }}
            submitLabel={words.what.submit}
            cancelHref={back}
            cancelLabel={clients.cancel}
            note={words.what.submitDetail}
          >
            <RadioChoice name="who" legend={words.who.title} suggested={who[0]?.value ?? ''} options={who} />
            <RadioChoice
              name="action"
              legend={words.what.title}
              suggested={isTrash ? 'restore' : 'invite'}
              options={isTrash ? [{ value: 'restore', label: words.actions.restore ?? '' }] : actionsOf(dictionary)}
            />
          </ActionForm>
        </div>
      </Sheet>
      <p className="mt-4 text-md">
        <Link href={`${base}/clients/bulk`}>{words.history}</Link>
      </p>
    </>
  );
}

/** Those who were ticked first, then everyone whom the list shows. */
async function whoCanBeMeant(
  staff: Staff,
  query: ListQuery,
  ids: readonly string[],
  { locale, words }: { locale: Locale; words: Dictionary['bulk'] },
) {
  const page = await listClients(staff, query);
  const total = (page.ok ? page.value.total : null) ?? (await countByState(staff))[query.state];
  const counted = page.ok && total !== null && total <= countLimit ? total : null;
  const shown = (count: number) => formatNumber(locale, count);
  const isWhole = !isNarrowed(query) && query.state === 'all';
  const [some, uncounted] = isWhole
    ? [words.who.all, words.who.allUncounted]
    : [words.who.search, words.who.searchUncounted];
  return [
    ...chosenOption(ids, { locale, words }),
    { value: 'search', label: counted === null ? uncounted : some(counted, shown(counted)) },
  ];
}

/** Those who were ticked, as a choice; none where nobody was. */
function chosenOption(ids: readonly string[], { locale, words }: { locale: Locale; words: Dictionary['bulk'] }) {
  const shown = formatNumber(locale, ids.length);
  return ids.length > 0 ? [{ value: 'chosen', label: words.who.chosen(ids.length, shown) }] : [];
}

/** Those who were ticked in the trash, which sends a field for each. */
function tickedInTrash(choose: string | string[] | undefined): Selection {
  return { mode: 'some', carried: readIds(writeIds([choose ?? []].flat())) };
}

function actionsOf({ bulk: words, clients }: Dictionary) {
  const group = (name: string) => (
    <FormField name={name} label={words.what.group} hint={words.what.groupHint} maxLength={200} autoComplete="off" />
  );
  const languages = clientLanguages.map((value) => ({ value, label: clients.languages[value] }));
  const language = (
    <FormSelect
      name="language"
      label={words.what.language}
      options={[{ value: '', label: clients.notSaid, disabled: true }, ...languages]}
    />
  );
  const details: Record<string, React.ReactNode> = {
    ...{ 'add-group': group('addGroup'), 'remove-group': group('removeGroup'), 'set-language': language },
  };
  return ['invite', 'add-group', 'remove-group', 'set-language', 'delete'].map((value) => ({
    value,
    label: words.actions[value] ?? value,
    detail: details[value],
  }));
}
