import type { AppUser } from '#lib/app-auth/app-user.ts';
import { prisma } from '#lib/database/connection.ts';
import { join } from '#lib/registrations/join.ts';
import { prove } from '#lib/registrations/prove.ts';
import { register } from '#lib/registrations/register.ts';
import { personOf, typedRegistration } from '#lib/testing/app.ts';
import { receiveMail } from '#lib/testing/mail.ts';
import type { Command } from './command.ts';
import type { ModelContext, Names } from './model-context.ts';
import { decideOrSave } from './staff-commands.ts';

/**
 * For tests: runs a command by calling the verbs.
 * @returns false when a concurrent command made the product refuse it, so that it had no effect: an
 * edit, or a code within the same minute
 */
export async function runCommand(contexts: ModelContext[], names: Names, command: Command): Promise<boolean> {
  if ('structure' in command && command.do !== 'join')
    return decideOrSave(contexts[command.structure] as ModelContext, names, command);
  if (command.do === 'register') return registerAt(contexts, names, command);
  const person = await personOf(names.tokens.get(command.token) as string);
  if (command.do === 'join') await join(person, (contexts[command.structure] as ModelContext).joinCode, names.address);
  else await prove(person, await codeFor(person, command.do === 'mistype'), names.address);
  return true;
}

async function registerAt(
  contexts: ModelContext[],
  names: Names,
  command: Extract<Command, { do: 'register' }>,
): Promise<boolean> {
  const { key } = contexts[command.home] as ModelContext;
  const joinCode = command.join === null ? undefined : (contexts[command.join] as ModelContext).joinCode;
  // A code that was never issued is refused like any wrong code.
  const claimCode = command.claim === null ? undefined : (names.codes.get(command.claim)?.code ?? 'XXXXXXXX');
  const input = typedRegistration(names.emailOf(command.email), { joinCode, claimCode, emailVerified: command.vouch });
  const registered = await register(key, input, names.address);
  if (registered.ok) names.tokens.set(command.token, registered.value.accountToken);
  // When two are mailed at once, the second has to wait for a minute.
  return registered.ok || registered.problem.code === 'unknown-claim-code';
}

/** Returns the latest code mailed for this token, or one that is certainly wrong. */
async function codeFor({ tokenId }: AppUser, wrong: boolean): Promise<string> {
  const proof = await prisma().appProof.findFirst({ where: { tokenId, provedAt: null, replacedAt: null } });
  const mail = proof?.mailId ? await receiveMail({ structureId: proof.mailStructureId ?? '', id: proof.mailId }) : null;
  const code = mail?.content.code ?? '000000';
  return wrong ? String((Number(code) + 1) % 1_000_000).padStart(6, '0') : code;
}
