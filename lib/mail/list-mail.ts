import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import type { MailContent } from '#lib/i18n/letter.ts';
import { isId } from '#lib/identity/id.ts';
import { isDemoMailbox } from './delivery/demo-mailbox.ts';
import type { MailKind } from './mail-kind.ts';
import { withSecrets } from './mail-secret.ts';
import type { MailState } from './mail-state.ts';
import { textOf } from './text-of.ts';

export const mailPageSize = 50;

export type MailRow = {
  id: string;
  kind: string;
  clientId: string | null;
  to: string;
  subject: string;
  state: MailState;
  stateAt: Date;
  createdAt: Date;
};
export type ReadMail = MailRow & { language: string; content: MailContent; text: string; problem: string | null };

const columns = `id, kind, client_id as "clientId", "to", subject, state::text as state, state_at as "stateAt", created_at as "createdAt"`;

/**
 * Mails that are not about a client: whom the team invites or helps, and what is wrong with the
 * ERP.
 */
const internalKinds: readonly MailKind[] = [
  'password-reset',
  'join-code',
  'colleague-invited',
  'erp-incident',
  'sign-in-changed',
  'email-change-code',
];

/**
 * The mails of the actor's structure, the latest first, those to colleagues only for who may read
 * texts; one more than a page tells that there is another.
 * @param state only those, unless null
 * @param after the id of the last row of the page before, whatever the address holds
 */
export async function listMail(staff: Staff, state: MailState | null, after?: unknown): Promise<MailRow[]> {
  if (!may(staff, 'outbox.read')) return [];
  const structureId = staff.structure.id;
  const hidden = may(staff, 'outbox.read-texts') ? [] : internalKinds;
  const last = isId(after)
    ? await prisma().mail.findFirst({ where: { structureId, id: after }, select: { createdAt: true } })
    : null;
  const { rows } = await connection().pool.query<MailRow>(
    `select ${columns} from mail
     where structure_id = $1 and ($2::mail_state is null or state = $2) and ($3::timestamptz is null
       or (created_at, id) < ($3, $4::uuid))
       and kind <> all ($5::text[])
     order by created_at desc, id desc limit ${mailPageSize + 1}`,
    [structureId, state, last?.createdAt ?? null, last ? after : null, hidden],
  );
  return rows;
}

/**
 * One mail as it is stored, without the codes and links that it carries, for every role; null when
 * the structure has none of that id, whatever that text is, or the actor may not read texts. Only
 * the demonstration shows them.
 */
export async function readMail(staff: Staff, id: unknown): Promise<ReadMail | null> {
  if (!may(staff, 'outbox.read-texts') || !isId(id)) return null;
  const { rows } = await connection().pool.query<ReadMail>(
    `select ${columns}, language, content, text, problem from mail where structure_id = $1 and id = $2`,
    [staff.structure.id, id],
  );
  const [mail] = rows;
  return mail && isDemoMailbox() ? shownInDemo(mail) : (mail ?? null);
}

function shownInDemo(mail: ReadMail): ReadMail {
  const content = withSecrets(mail, mail.content);
  return { ...mail, content, text: textOf(content) };
}
