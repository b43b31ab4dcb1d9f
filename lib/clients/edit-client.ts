import type { Staff } from '#lib/actor/staff.ts';
import { addressKey } from '#lib/addresses/conflict-key.ts';
import { isManagedByErp } from '#lib/addresses/is-managed.ts';
import { lockAddressesShared } from '#lib/addresses/lock-addresses.ts';
import { aliasColumns, emailBeforeAlias, reconcileAliases } from '#lib/addresses/set-app-email.ts';
import { withdrawProof } from '#lib/addresses/withdraw-proof.ts';
import type { FieldChanges } from '#lib/audit/audit-event.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { isUniqueViolation } from '#lib/database/unique-violation.ts';
import { cancelInvitations } from '#lib/invitations/cancel-invitations.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { ClientFields, FieldName } from './client.ts';
import type { ClientInput } from './client-fields.ts';
import { clientsOf } from './clients-of.ts';
import { fieldChanges } from './field-changes.ts';
import { type EmailTaken, findByAlias, findByEmail } from './find-by-email.ts';
import { fieldsOf, toColumns } from './to-columns.ts';

/** Someone else saved the record since the editor read it: what it holds now, and its version. */
type Conflict = { code: 'conflict'; current: ClientFields; version: number };

/** Fields that the ERP owns, which were to be changed here. */
type ManagedFields = { code: 'managed-by-erp'; fields: FieldName[] };

export type EditProblem = { code: 'not-found' } | EmailTaken | Conflict | ManagedFields;

const ownedByErp = ['lastName', 'firstName', 'phone', 'birthDate'] as const satisfies FieldName[];

/**
 * Edits a client, provided nobody changed it since the editor read `version`. What the ERP owns
 * stays as it is; its e-mail too, but staff may set another one for the app, which no event undoes.
 * Another e-mail has to be proved anew by whoever uses it on the app. Saving what is already there
 * changes nothing and writes no event. A client in the bin is not found: restore it first.
 */
export async function editClient(
  staff: Staff,
  id: string,
  version: number,
  input: ClientInput,
): Promise<Result<{ changes: FieldChanges }, EditProblem>> {
  const columns = toColumns(staff, input);
  const where = { ...clientsOf(staff), id, deletedAt: null };
  try {
    return await inTransaction(async (tx) => {
      const current = await tx.client.findFirst({ where });
      if (!current) return fail({ code: 'not-found' });
      const changes = fieldChanges(fieldsOf(current), fieldsOf(columns));
      if (Object.keys(changes).length === 0) return succeed({ changes });
      const known = current.erpId === null ? null : current;
      const owned = known ? ownedByErp.filter((name) => name in changes) : [];
      if (owned.length > 0) return fail({ code: 'managed-by-erp', fields: owned });
      const readdressed = addressKey(current) !== columns.emailKey;
      const frees = readdressed && (await isManagedByErp(staff.structure.id, tx));
      if (frees) await emailBeforeAlias(tx, staff.structure.id);
      if (readdressed) await lockAddressesShared(tx, current.emailKey, columns.emailKey);
      const holder = readdressed ? await findByAlias(tx, staff, columns.emailKey) : null;
      if (holder && holder.clientId !== id) return fail(holder);
      const saved = await tx.client.updateMany({
        where: { ...where, version },
        data: {
          ...(known ? unowned(known, columns, readdressed, staff) : columns),
          version: { increment: 1 },
          updatedAt: new Date(),
        },
      });
      if (saved.count === 0) {
        const now = await tx.client.findFirst({ where });
        return now
          ? fail({ code: 'conflict', current: fieldsOf(now), version: now.version })
          : fail({ code: 'not-found' });
      }
      await recordEvents(tx, [
        { ...clientsOf(staff), staffId: staff.id, kind: 'client-edited', clientId: id, details: { changes } },
      ]);
      if (readdressed) {
        await cancelInvitations(tx, staff.structure.id, [id]);
        await withdrawProof(tx, staff, current);
      }
      if (frees)
        await reconcileAliases(tx, staff.structure.id, [known?.erpEmailKey ?? '', columns.emailKey, current.emailKey]);
      await announce(tx, staff.structure.id, 'clients');
      return succeed({ changes });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const taken = await findByEmail(prisma(), staff, columns.emailKey);
    if (!taken) throw error;
    return fail(taken);
  }
}

type Current = {
  id: string;
  emailKey: string;
  erpId: string | null;
  erpEmail: string | null;
  erpEmailKey: string | null;
  aliasAt: Date | null;
};

/** What staff may write of a client whom the ERP has. */
function unowned(current: Current, columns: ReturnType<typeof toColumns>, readdressed: boolean, staff: Staff) {
  const { gender, language, memberNumber, groups, note, email, emailKey, searchText } = columns;
  const free = { gender, language, memberNumber, groups, note };
  return readdressed ? { ...free, searchText, ...aliasColumns(current, { email, emailKey }, staff.id) } : free;
}
