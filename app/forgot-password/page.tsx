import Link from 'next/link';
import { ActionForm } from '#components/forms/action-form.tsx';
import { FormField } from '#components/forms/form-field.tsx';
import { Notice } from '#components/page/notice.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { Entrance } from '#components/shell/entrance.tsx';
import { mailSettings } from '#lib/mail/mail-settings.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { forgotPasswordAction } from './forgot-password-action.ts';

/** Asks for a link by mail. The answer is the same whether or not there is such an account. */
export default async function ForgotPassword({ searchParams }: PageProps<'/forgot-password'>) {
  const parameters = await searchParams;
  const [locale, dictionary] = await Promise.all([currentLocale(), currentDictionary()]);
  const { staff, shell } = dictionary;
  const words = staff.forgot;
  return (
    <Entrance title={words.title} intro={<p>{words.body}</p>} locale={locale} words={shell}>
      <div className="grid gap-5">
        {mailSettings() === null && (
          <Notice tone="wait" news={false}>
            {words.noMail}
          </Notice>
        )}
        <PageNotice page="forgot-password" parameters={parameters} dictionary={dictionary} />
        <ActionForm
          action={forgotPasswordAction}
          summaryTitle={staff.refused}
          labels={{ email: staff.email }}
          submitLabel={words.submit}
        >
          <FormField name="email" label={staff.email} type="email" required autoComplete="username" />
        </ActionForm>
        <Link href="/sign-in" className="text-note font-[560] text-accent underline underline-offset-2">
          {staff.signIn}
        </Link>
      </div>
    </Entrance>
  );
}
