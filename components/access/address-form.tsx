import { buttonClass } from '#components/button-class.ts';
import { Icon } from '#components/icon.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = {
  /** Where the question leads: the page itself. */
  action: string;
  email: string;
  /** Why the address cannot be read. */
  error: string | undefined;
  words: Dictionary['access'];
};

/**
 * Asks for the address that a person says they used. It is a plain GET form, so that the answer has
 * an address of its own.
 */
export function AddressForm({ action, email, error, words }: Props) {
  return (
    <form action={action} className="mb-5 grid gap-1.5 print:hidden">
      <div className="flex flex-wrap gap-2">
        <label className="relative block min-w-0 flex-[1_1_16rem] text-soft">
          <span className="sr-only">{words.email}</span>
          <Icon name="mail" className="pointer-events-none absolute inset-y-0 start-4 my-auto" />
          <input
            // Whatever was typed may be asked about: the server says what is wrong, in the reader's
            // language.
            type="text"
            inputMode="email"
            name="email"
            defaultValue={email}
            key={email}
            placeholder={words.emailPlaceholder}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? 'access-email-error' : undefined}
            className="min-h-11 w-full rounded-control border border-edge bg-card py-2 ps-10 pe-3.5 text-[1rem] text-ink placeholder:text-soft aria-invalid:border-bad wide:text-base"
          />
        </label>
        <button type="submit" className={buttonClass('go')}>
          {words.submit}
        </button>
      </div>
      {error && (
        <p id="access-email-error" role="alert" className="flex items-start gap-1.5 text-sm font-[560] text-bad">
          <Icon name="alert" className="mt-[3px]" />
          <span>{error}</span>
        </p>
      )}
    </form>
  );
}
