import Link from 'next/link';
import { redirect } from 'next/navigation';
import { ActionForm } from '#components/forms/action-form.tsx';
import { FormField } from '#components/forms/form-field.tsx';
import { Entrance } from '#components/shell/entrance.tsx';
import { firstValue } from '#lib/forms/first-value.ts';
import { challengeOfBrowser } from '#lib/session/challenge-cookie.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { sameSitePath } from '#lib/session/same-site-path.ts';
import { codeAction } from './code-action.ts';

/** The second step of signing in: a code, after the right password. */
export default async function SignInCode({ searchParams }: PageProps<'/sign-in/code'>) {
  const { callbackUrl } = await searchParams;
  const back = sameSitePath(firstValue(callbackUrl)) ?? '/';
  const signIn = `/sign-in?${new URLSearchParams({ callbackUrl: back })}`;
  const challenge = await challengeOfBrowser();
  if (!challenge) redirect(signIn);
  const [locale, { factor, shell, staff }] = await Promise.all([currentLocale(), currentDictionary()]);
  const words = factor.signIn;
  return (
    <Entrance title={words.title} intro={<p>{words.body(challenge.email)}</p>} locale={locale} words={shell}>
      <div className="grid gap-5">
        <ActionForm
          action={codeAction}
          hidden={{ callbackUrl: back }}
          summaryTitle={staff.signInRefused}
          labels={{ code: factor.anyCode }}
          submitLabel={words.submit}
          note={words.lost}
        >
          <FormField
            name="code"
            label={factor.anyCode}
            hint={words.hint}
            required
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
          />
        </ActionForm>
        <Link href={signIn} className="text-note font-[560] text-accent underline underline-offset-2">
          {words.again}
        </Link>
      </div>
    </Entrance>
  );
}
