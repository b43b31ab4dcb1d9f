import type { Staff } from '#lib/actor/staff.ts';
import { releaseAccount } from '#lib/addresses/release-account.ts';
import { removeAlias } from '#lib/addresses/remove-alias.ts';
import { issueClaimCode } from '#lib/claims/issue-claim-code.ts';
import { revokeClaimCode } from '#lib/claims/revoke-claim-code.ts';
import { addClient } from '#lib/clients/add-client.ts';
import { restoreClient } from '#lib/clients/bin/restore-client.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { readClient } from '#lib/clients/read-client.ts';
import { prisma } from '#lib/database/connection.ts';
import { linkAccount } from '#lib/matching/link-account.ts';
import { forgetRefusal, refuseMatch } from '#lib/matching/refuse-match.ts';
import { sendCodeAgain } from '#lib/registrations/send-code-again.ts';
import { refuseRequest } from '#lib/requests/refuse-request.ts';
import { reopenRequest } from '#lib/requests/reopen-request.ts';
import { validateRequest } from '#lib/requests/validate-request.ts';
import { typedClient } from '#lib/testing/client.ts';
import type { Command } from './command.ts';
import { importOne } from './import.ts';
import { changeMany, mergeOrSeparate } from './many-records.ts';
import type { ModelContext, Names } from './model-context.ts';

type InStructure = Exclude<Extract<Command, { structure: number }>, { do: 'join' }>;

/**
 * Runs a command of staff. @returns false when the product refused it because of a concurrent one
 */
export async function decideOrSave(context: ModelContext, names: Names, command: InStructure): Promise<boolean> {
  const { staff } = context;
  const clientId = 'client' in command ? (names.clients.get(command.client) ?? '') : '';
  switch (command.do) {
    case 'issue': {
      const issued = await issueClaimCode(staff, clientId);
      if (issued.ok) names.codes.set(command.code, issued.value);
      return true;
    }
    case 'revoke':
      await revokeClaimCode(staff, names.codes.get(command.code)?.id ?? '');
      return true;
    case 'expire':
      await prisma().claimCode.updateMany({
        where: { id: names.codes.get(command.code)?.id ?? names.address },
        data: { expiresAt: new Date(0) },
      });
      return true;
    case 'link':
    case 'refuse-match':
    case 'forget-match':
    case 'remove-alias':
      await decidePair(staff, command.do, names.emailOf(command.email), clientId);
      return true;
    case 'add': {
      const added = await addClient(staff, typedClient({ email: names.emailOf(command.email) }));
      if (added.ok) names.clients.set(command.client, added.value);
      return true;
    }
    case 'import':
      await importOne(context, names, command);
      return true;
    case 'merge':
    case 'separate':
      return mergeOrSeparate(staff, names, command);
    case 'bulk':
    case 'undo-bulk':
      await changeMany(staff, names, command);
      return true;
    case 'edit': {
      const version = (await readClient(staff, clientId))?.version ?? 0;
      const edited = await editClient(
        ...([staff, clientId, version] as const),
        typedClient({ email: names.emailOf(command.email), note: crypto.randomUUID() }),
      );
      return edited.ok || edited.problem.code !== 'conflict';
    }
    case 'delete':
      await deleteClient(staff, clientId);
      return true;
    case 'restore':
      await restoreClient(staff, clientId);
      return true;
    default:
      return decide(context, names, command);
  }
}

async function decidePair(staff: Staff, what: string, emailKey: string, clientId: string): Promise<void> {
  const account = await prisma().appAccount.findUnique({ where: { emailKey }, select: { id: true } });
  const pair = { accountId: account?.id ?? '', clientId };
  if (what === 'link') await linkAccount(staff, pair);
  else if (what === 'refuse-match') await refuseMatch(staff, pair);
  else if (what === 'forget-match') await forgetRefusal(staff, pair);
  else await removeAlias(staff, { clientId, emailKey });
}

type OfRequest = Extract<InStructure, { created: string } | { do: 'send-code' }>;

async function decide({ staff }: ModelContext, names: Names, command: OfRequest): Promise<boolean> {
  const account = { emailKey: names.emailOf(command.email) };
  const attachment = await prisma().attachment.findFirst({
    where: { structureId: staff.structure.id, account },
    select: { id: true },
  });
  const id = attachment?.id ?? '';
  if (command.do === 'refuse') await refuseRequest(staff, id, 'Non');
  else if (command.do === 'reopen') await reopenRequest(staff, id);
  else if (command.do === 'release') await releaseAccount(staff, id);
  else if (command.do === 'send-code') {
    const sent = await sendCodeAgain(staff, id);
    return sent.ok || sent.problem.code !== 'too-many';
  } else {
    const validated = await validateRequest(staff, id);
    if (validated.ok && validated.value.created) names.clients.set(command.created, validated.value.clientId);
  }
  return true;
}
