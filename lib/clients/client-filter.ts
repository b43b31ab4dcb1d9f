import { clientStateSql } from '#lib/access/registration-state.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { fold } from '#lib/identity/fold.ts';
import { parsePhone, phonePrefix } from '#lib/identity/phone.ts';
import { invitedAs } from '#lib/invitations/invitation-state.ts';
import type { ListQuery, ListState } from './list-query.ts';

/** A condition on the client table, with `$1…` placeholders for its values. */
export type Filter = { sql: string; values: unknown[] };

const byState: Record<ListState, string> = {
  all: '',
  registered: ` and ${clientStateSql('registered')}`,
  'not-registered': ` and ${clientStateSql('not-registered')}`,
  pending: ` and ${clientStateSql('pending')}`,
  refused: ` and ${clientStateSql('refused')}`,
  manual: ` and source = 'manual'`,
  imported: ` and source = 'import'`,
  former: ' and erp_removed_at is not null',
};

/**
 * Builds the filter of the clients of the actor's structure by search, state, import and
 * invitation; those in the trash never pass. Words are found anywhere in names and in the local
 * part of the e-mail, in any order, whatever their accents, case or hyphens; an e-mail also as
 * typed; a number also at the beginning of the phone or as the member number. A whole address and a
 * whole phone number are found however they are written.
 */
export function clientFilter(
  staff: Staff,
  { q, state, import: importId, invitation }: Pick<ListQuery, 'q' | 'state' | 'import' | 'invitation'>,
): Filter {
  const values: unknown[] = [staff.structure.id];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const found = q ? ` and (${searchAlternatives(q, staff, bind).join(' or ')})` : '';
  const brought = importId ? ` and import_id = ${bind(importId)}::uuid` : '';
  const invited = invitation ? ` and ${invitedAs(invitation)}` : '';
  return { sql: `structure_id = $1 and deleted_at is null${byState[state]}${brought}${invited}${found}`, values };
}

function searchAlternatives(q: string, staff: Staff, bind: (value: unknown) => string): string[] {
  const words = fold(q.split('@')[0] ?? '')
    .split(' ')
    .filter(Boolean);
  const named = words.map((word) => `search_text like ${bind(`%${word}%`)}`);
  if (q.includes('@')) named.push(`email_key like ${bind(`%${escapeLike(q.trim().toLowerCase())}%`)}`);
  const alternatives = named.length ? [`(${named.join(' and ')})`] : [];
  alternatives.push(`member_number = ${bind(q)}`);
  const key = emailKey(q);
  if (key.ok) alternatives.push(`email_key = ${bind(key.value)}`);
  const whole = parsePhone(q, staff.structure.country);
  if (whole.startsWith('+')) alternatives.push(`phone = ${bind(whole)}`);
  const phone = phonePrefix(q, staff.structure.country);
  if (phone) alternatives.push(`phone like ${bind(`${phone}%`)}`);
  return alternatives;
}

/** Escapes `_`, `%` and the escape character. Folded words cannot contain them. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
