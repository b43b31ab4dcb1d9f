import { notFound } from 'next/navigation';
import { ActionForm } from '#components/forms/action-form.tsx';
import { FormCheck } from '#components/forms/form-check.tsx';
import { FormField } from '#components/forms/form-field.tsx';
import { Entrance } from '#components/shell/entrance.tsx';
import { firstValue } from '#lib/forms/first-value.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { mayOpenFirst } from './may-open-first.ts';
import { openFirstAction } from './open-first-action.ts';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/**
 * The first run: the person who has the address that the server printed opens the first structure
 * and becomes its owner.
 */
export default async function Welcome({ searchParams }: Props) {
  const token = firstValue((await searchParams).token);
  if (!(await mayOpenFirst(token))) notFound();
  const [locale, { staff, shell }] = await Promise.all([currentLocale(), currentDictionary()]);
  const labels = {
    structureName: staff.structureName,
    name: staff.name,
    email: staff.email,
    password: staff.newPassword,
  };
  return (
    <Entrance title={staff.welcomeTitle} intro={<p>{staff.welcomeBody}</p>} locale={locale} words={shell}>
      <ActionForm
        action={openFirstAction}
        hidden={{ token }}
        summaryTitle={staff.refused}
        labels={labels}
        submitLabel={staff.open}
      >
        <FormField
          name="structureName"
          label={labels.structureName}
          hint={staff.structureNameHint}
          required
          maxLength={120}
          autoComplete="organization"
        />
        <FormField name="name" label={labels.name} required maxLength={120} autoComplete="name" />
        <FormField name="email" label={labels.email} type="email" required autoComplete="username" />
        <FormField
          name="password"
          label={labels.password}
          hint={staff.passwordHint}
          type="password"
          required
          autoComplete="new-password"
        />
        <FormCheck name="demo" label={staff.demo} hint={staff.demoHint} />
      </ActionForm>
    </Entrance>
  );
}
