import Link from 'next/link';
import { Button } from '#components/button.tsx';
import { ErrorSummary } from '#components/forms/error-summary.tsx';
import { Field } from '#components/forms/field.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { readSignInError } from '#lib/session/sign-in-error.ts';

type Props = {
  csrfToken: string;
  callbackUrl: string;
  /** The word of `?error=`; empty for none. */
  error: string;
  /** What was typed before the error. */
  email: string;
  words: Dictionary['staff'];
};

export function SignInForm({ csrfToken, callbackUrl, error, email, words }: Props) {
  return (
    <form method="post" action="/api/auth/callback/credentials" noValidate className="grid gap-5">
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      {error !== '' && (
        <ErrorSummary
          title={words.signInRefused}
          errors={[]}
          error={wordsFor(error, words)}
          link={wayOut(error, words)}
        />
      )}
      <Field
        label={words.email}
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={email}
        autoFocus={email === ''}
      />
      <Field
        label={words.password}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        autoFocus={email !== ''}
      />
      <Button variant="go">{words.signIn}</Button>
      <Link href="/forgot-password" className="text-note font-[560] text-accent underline underline-offset-2">
        {words.forgot.link}
      </Link>
    </form>
  );
}

/** Others may have tried too often: a mailed link lets the account's owner in without waiting. */
function wayOut(error: string, { forgot }: Dictionary['staff']): { href: string; label: string } | undefined {
  return readSignInError(error).code === 'wait' ? { href: '/forgot-password', label: forgot.unlockLink } : undefined;
}

function wordsFor(error: string, { errors }: Dictionary['staff']): string {
  const problem = readSignInError(error);
  return problem.code === 'wait' ? errors.wait(problem.minutes) : errors[problem.code];
}
