import type { Staff } from '#lib/actor/staff.ts';
import type { EmailTaken } from '#lib/clients/find-by-email.ts';
import type { FormRefusal } from '#lib/forms/form-action.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { mayBeSamePerson } from '#lib/matching/may-be-same-person.ts';

type Typed = { lastName: string; firstName: string };

/**
 * An e-mail that exists leads to its record, wherever it is, instead of to a dead end. Under
 * another name it is likely shared in a family.
 */
export function emailTakenRefusal(
  staff: Staff,
  taken: EmailTaken,
  typed: Typed,
  words: Dictionary['clients'],
): FormRefusal {
  const { clientId, name, inBin } = taken;
  const message = inBin ? words.emailTakenInBin(name) : words.emailTaken(name);
  return {
    errors: { email: mayBeSamePerson(typed, taken) ? message : `${message} ${words.emailShared}` },
    link: { href: `/${staff.structure.slug}/clients/${clientId}`, label: words.openTaken(name) },
  };
}
