import { checkAccess } from '#lib/access/check-access.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { secretHash } from '#lib/app-auth/secret.ts';
import { prisma } from '#lib/database/connection.ts';
import type { Random } from '#lib/demo/demo-random.ts';
import { newId } from '#lib/identity/new-id.ts';

/** Two records of a structure, and the tokens of the accounts around them. */
export type TestPair = { keptId: string; otherId: string; tokens: string[] };

/** For tests: makes two random records with random belongings, as a history may leave them. */
export async function randomPair({ structure, id: staffId }: Staff, random: Random): Promise<TestPair> {
  const structureId = structure.id;
  const unique = newId();
  const own = [`a-${unique}@exemple.example`, `b-${unique}@exemple.example`] as const;
  const shared = random.chance(0.2);
  const ids = [newId(), newId()] as const;
  const tokens: string[] = [];
  const hasErp = random.below(4);
  const inTrash = random.chance(0.2);
  for (const [index, id] of ids.entries()) {
    const isOfErp = hasErp === index + 1;
    const email = shared ? own[0] : random.chance(0.9) || !isOfErp ? (own[index] as string) : '';
    const isHeld = email === '' || (shared && index === 1);
    const removed = random.chance(isOfErp ? 0.3 : 0.1);
    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000);
    const maybe = <Value>(value: Value) => (random.chance(0.5) ? value : null);
    const phone = maybe(`+3361234567${index}`);
    await prisma().client.create({
      data: {
        ...{ structureId, id, lastName: random.pick(['Dupré', 'Dupre']), firstName: random.pick(['', 'Zoé']) },
        ...{ email, emailKey: isHeld ? `held:${id}` : email, phone, gender: maybe('female' as const) },
        secondPhone: phone && maybe('+33712345678'),
        birthDate: maybe(new Date('1990-05-17')),
        language: maybe('fr'),
        memberNumber: maybe(`M${index}`),
        oldGroups: random.pick([[], ['Yoga'], ['Yoga', 'Judo']]),
        note: maybe(`Note ${index}`),
        source: isOfErp ? 'erp' : random.pick(['manual', 'import'] as const),
        sortName: 'dupre',
        searchText: 'dupre',
        ...(isOfErp && { erpId: `e-${unique}`, erpEmail: email, erpEmailKey: email || null, erpVersion: day(-2) }),
        ...(isOfErp && { erpFieldsVersion: day(-2), erpOptional: { phone: 1 } }),
        ...(index === 1 && inTrash && { deletedAt: day(-3), deletedById: staffId }),
        ...(removed && { erpRemovedAt: day(-1), accessUntil: maybe(day(1)) }),
      },
    });
    if (random.chance(0.7)) tokens.push(await attachRandom({ structureId, staffId, id, email, index }, random, unique));
    if (email !== '' && random.chance(0.4)) await inviteTest(structureId, id, email);
    if (random.chance(0.4))
      await prisma().claimCode.create({
        data: { structureId, clientId: id, codeHash: newId(), createdById: staffId, expiresAt: day(1) },
      });
    if (random.chance(0.3))
      await prisma().erpProposal.create({
        data: { structureId, clientId: id, erpId: `x-${random.below(2)}-${unique}`, score: 95, reasons: ['same-name'] },
      });
  }
  for (let more = random.below(3); more > 0; more -= 1) {
    const account = await testAccount(`c${more}-${unique}@exemple.example`);
    for (const clientId of ids)
      if (random.chance(0.5))
        await prisma().matchRefusal.create({ data: { structureId, accountId: account, clientId, staffId } });
    if (random.chance(0.5))
      await prisma().attachment.create({
        data: { structureId, accountId: account, validation: 'pending', invitedClientId: random.pick(ids) },
      });
  }
  return { keptId: ids[0], otherId: ids[1], tokens };
}

type Attaching = { structureId: string; staffId: string; id: string; email: string; index: number };

async function attachRandom(
  { structureId, staffId, id, email, index }: Attaching,
  random: Random,
  unique: string,
): Promise<string> {
  const isByAlias = random.chance(0.3);
  const address = isByAlias || email === '' || index === 1 ? `app${index}-${unique}@exemple.example` : email;
  const accountId = await testAccount(address);
  const validation = random.pick(['not_needed', 'not_needed', 'validated', 'pending', 'refused'] as const);
  const asked = random.chance(0.4) || validation === 'pending' ? new Date() : null;
  const changed = !isByAlias && random.chance(0.3) ? new Date() : null;
  await prisma().attachment.create({
    data: {
      ...{ structureId, accountId, clientId: id, validation, attachedAt: new Date(), requestedAt: asked },
      ...{ emailChangedAt: changed, reason: validation === 'refused' ? 'Non' : null, decidedById: staffId },
    },
  });
  if (isByAlias)
    await prisma().clientAlias.create({
      data: { structureId, emailKey: address, email: address, clientId: id, createdById: staffId },
    });
  const token = `token-${newId()}`;
  const made = await prisma().appToken.create({
    data: {
      ...{ accountId, tokenHash: secretHash(token), boundAt: new Date(), homeId: structureId, lastName: 'Dupré' },
      ...{ deviceModel: 'Pixel 8', platform: 'android' },
    },
  });
  const addresses = [address, email, `a-${unique}@exemple.example`, `b-${unique}@exemple.example`];
  for (const emailKey of new Set(addresses))
    if (random.chance(0.5))
      await prisma().appProof.create({
        data: { tokenId: made.id, emailKey, expiresAt: new Date(), provedAt: new Date() },
      });
  return token;
}

async function testAccount(email: string): Promise<string> {
  const known = await prisma().appAccount.findUnique({ where: { emailKey: email } });
  return (known ?? (await prisma().appAccount.create({ data: { email, emailKey: email, lastName: 'Dupré' } }))).id;
}

async function inviteTest(structureId: string, clientId: string, email: string): Promise<void> {
  const mail = await prisma().mail.create({
    data: {
      ...{ structureId, clientId, kind: 'invitation', occasion: newId(), to: email, language: 'fr' },
      ...{ subject: 'Invitation', content: {}, text: 'Invitation' },
    },
  });
  await prisma().invitation.create({
    data: {
      ...{ structureId, clientId, mailId: mail.id, emailKey: email, tokenHash: newId(), times: [new Date()] },
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
}

/** For tests: the tokens that may enter the structure. */
export async function openTokens({ structure }: Staff, tokens: string[]): Promise<string[]> {
  const verdicts = await Promise.all(tokens.map((token) => checkAccess(token, structure.slug)));
  return tokens.filter((_, index) => verdicts[index]?.access);
}
