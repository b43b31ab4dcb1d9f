import type { EmailTaken } from '#lib/clients/find-by-email.ts';
import type { FormRefusal } from '#lib/forms/form-action.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Staff } from '#lib/staff/staff.ts';

/** An e-mail that exists leads to its record, wherever it is, instead of to a dead end. */
export function emailTakenRefusal(staff: Staff, { clientId, name, inBin }: EmailTaken, words: Dictionary['clients']): FormRefusal {
  const message = inBin ? words.emailTakenInBin(name) : words.emailTaken(name);
  return {
    errors: { email: message },
    link: { href: `/${staff.structure.slug}/clients/${clientId}`, label: words.openTaken(name) },
  };
}
