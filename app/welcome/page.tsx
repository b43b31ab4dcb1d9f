import { notFound } from 'next/navigation';
import { ButtonLink } from '#components/button.tsx';
import { ActionForm } from '#components/forms/action-form.tsx';
import { FormCheck } from '#components/forms/form-check.tsx';
import { FormField } from '#components/forms/form-field.tsx';
import { RegionFields } from '#components/settings/region-fields.tsx';
import { Entrance } from '#components/shell/entrance.tsx';
import { firstValue } from '#lib/forms/first-value.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { defaultRegion } from '#lib/structures/region.ts';
import { regionChoices } from '#lib/structures/region-choices.ts';
import { firstRunState } from './first-run-state.ts';
import { openFirstAction } from './open-first-action.ts';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/**
 * The first run: the person who has the address that the server printed opens the first structure
 * and becomes its owner.
 */
export default async function Welcome({ searchParams }: Props) {
  const token = firstValue((await searchParams).token);
  const state = await firstRunState(token);
  if (state === 'unknown') notFound();
  const [locale, { staff, shell, settings }] = await Promise.all([currentLocale(), currentDictionary()]);
  if (state === 'used') {
    return (
      <Entrance title={staff.welcomeUsedTitle} intro={<p>{staff.welcomeUsedBody}</p>} locale={locale} words={shell}>
        <ButtonLink href="/sign-in" variant="go">
          {staff.signIn}
        </ButtonLink>
      </Entrance>
    );
  }
  const { fields, hints } = settings.region;
  const region = { ...defaultRegion, language: locale };
  const labels = {
    structureName: staff.structureName,
    name: staff.name,
    email: staff.email,
    password: staff.newPassword,
    ...fields,
  };
  return (
    <Entrance title={staff.welcomeTitle} intro={<p>{staff.welcomeBody}</p>} locale={locale} words={shell}>
      <ActionForm
        action={openFirstAction}
        hidden={{ token, zoneAsked: '' }}
        defaultValues={region}
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
        <RegionFields choices={regionChoices(locale, region)} labels={fields} hints={hints} />
        <FormCheck name="demo" label={staff.demo} hint={staff.demoHint} />
      </ActionForm>
    </Entrance>
  );
}
