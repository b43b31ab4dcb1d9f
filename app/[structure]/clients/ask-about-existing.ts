import { z } from 'zod';
import type { Staff } from '#lib/actor/staff.ts';
import { fullName } from '#lib/clients/client.ts';
import type { ClientInput } from '#lib/clients/client-fields.ts';
import { findByEmail } from '#lib/clients/find-by-email.ts';
import { connection } from '#lib/database/connection.ts';
import type { FormRefusal } from '#lib/forms/form-action.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { type Candidate, findCandidates } from '#lib/matching/find-candidates.ts';
import { readPhone } from '#lib/values/read-phone.ts';

/**
 * The ids of the clients that were shown last, unseen in the form: the same ones are not asked
 * about again.
 */
export const existingAsked = z.string().max(1_000).catch('');

/**
 * The least likelihood, in percent, that two records are one person for staff to be asked. A
 * needless question costs less than a duplicate record.
 */
const worthAsking = 30;

/**
 * Asks once whether the new client is one who exists already; it never blocks. An address that is
 * in use is not asked about, because its refusal leads to the record.
 * @returns null when there is nothing to ask
 */
export async function askAboutExisting(
  staff: Staff,
  { lastName, firstName, email, phone, birthDate }: ClientInput,
  asked: string,
  { clients: words, matches }: Dictionary,
): Promise<FormRefusal | null> {
  const key = 'typed';
  const typed = {
    lastName,
    firstName,
    emailKey: email.emailKey,
    phone: phone && readPhone(phone, staff.structure.country).number,
    birthDate,
  };
  const found = (await findCandidates(staff.structure.id, [{ key, ...typed }], { among: 'all' })).get(key) ?? [];
  const likely = found.filter(({ score }) => score >= worthAsking);
  if (likely.every(({ clientId }) => asked.includes(clientId))) return null;
  if (await findByEmail(connection().pool, staff, email.emailKey)) return null;
  return {
    values: { existingAsked: likely.map(({ clientId }) => clientId).join(' ') },
    question: {
      title: words.existing.title,
      text: words.existing.text,
      records: likely.map((candidate) => ({
        href: `/${staff.structure.slug}/clients/${candidate.clientId}`,
        name: fullName(candidate),
        detail: detailOf(candidate, matches.reasons, words.existing.inBin),
      })),
      keep: words.existing.keep,
    },
  };
}

function detailOf(
  { email, reasons, inBin }: Candidate,
  words: Dictionary['matches']['reasons'],
  inBinWord: string,
): string {
  return [email, ...reasons.map((reason) => words[reason]), ...(inBin ? [inBinWord] : [])].join(' · ');
}
