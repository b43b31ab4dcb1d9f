import { ActionForm } from '#components/action-form.tsx';
import { ButtonLink } from '#components/button.tsx';
import { FormField } from '#components/form-field.tsx';
import { Entrance } from '#components/shell/entrance.tsx';
import { firstValue } from '#lib/forms/first-value.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { findJoinLink } from '#lib/staff/find-join-link.ts';
import { joinAction } from './join-action.ts';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where an invitation leads: a new account, or one that proves itself by its password. */
export default async function Join({ searchParams }: Props) {
  const token = firstValue((await searchParams).token);
  const link = await findJoinLink(token);
  const [locale, { staff, shell }] = await Promise.all([currentLocale(), currentDictionary()]);
  if (!link) {
    return (
      <Entrance title={staff.linkInvalidTitle} locale={locale} words={shell}>
        <p className="mb-4">{staff.linkInvalidBody}</p>
        <ButtonLink href="/">{shell.notFound.home}</ButtonLink>
      </Entrance>
    );
  }
  const labels = { name: staff.name, email: staff.email, password: staff.password };
  return (
    <Entrance
      title={staff.joinTitle(link.structureName)}
      documentTitle={staff.join}
      intro={<p>{staff.joinBody(staff.roles[link.role])}</p>}
      locale={locale}
      words={shell}
    >
      <ActionForm
        action={joinAction}
        hidden={{ token }}
        defaultValues={{ name: link.name }}
        summaryTitle={staff.refused}
        labels={labels}
        submitLabel={staff.join}
        note={staff.joinExisting}
      >
        <FormField name="name" label={labels.name} required maxLength={120} autoComplete="name" />
        <FormField name="email" label={labels.email} type="email" required autoComplete="username" />
        <FormField name="password" label={labels.password} hint={staff.passwordHint} type="password" required autoComplete="new-password" />
      </ActionForm>
    </Entrance>
  );
}
