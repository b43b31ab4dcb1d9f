import { ButtonLink } from '#components/button.tsx';
import { ActionForm } from '#components/forms/action-form.tsx';
import { FormField } from '#components/forms/form-field.tsx';
import { Entrance } from '#components/shell/entrance.tsx';
import { firstValue } from '#lib/forms/first-value.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { canReset } from '#lib/staff/reset/reset-password.ts';
import { resetPasswordAction } from './reset-password-action.ts';
import { unlockAction } from './unlock-action.ts';

/**
 * Where the mailed link leads: another password, or signing in despite the failed attempts of
 * others, once.
 */
export default async function ResetPassword({ searchParams }: PageProps<'/reset-password'>) {
  const token = firstValue((await searchParams).token);
  const [locale, { staff, shell }, works] = await Promise.all([currentLocale(), currentDictionary(), canReset(token)]);
  const words = staff.forgot;
  if (!works) {
    return (
      <Entrance title={words.invalidTitle} locale={locale} words={shell}>
        <p className="mb-4">{words.invalidBody}</p>
        <ButtonLink href="/forgot-password">{words.again}</ButtonLink>
      </Entrance>
    );
  }
  return (
    <Entrance title={words.resetTitle} intro={<p>{words.resetBody}</p>} locale={locale} words={shell}>
      <ActionForm
        action={resetPasswordAction}
        hidden={{ token }}
        summaryTitle={staff.refused}
        labels={{ password: staff.password }}
        submitLabel={words.reset}
      >
        <FormField
          name="password"
          label={staff.password}
          hint={staff.passwordHint}
          type="password"
          required
          autoComplete="new-password"
        />
      </ActionForm>
      <section className="mt-7 grid gap-3 border-t border-line pt-5">
        <h2 className="text-lg font-[620]">{words.unlockTitle}</h2>
        <p className="text-soft">{words.unlockBody}</p>
        <ActionForm
          action={unlockAction}
          hidden={{ token }}
          summaryTitle={staff.refused}
          submitLabel={words.unlock}
          submitVariant="plain"
          idPrefix="unlock"
        />
      </section>
    </Entrance>
  );
}
