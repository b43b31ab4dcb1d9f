import { readFile } from 'node:fs/promises';
import { asProved } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { BulkAction } from '#lib/clients/bulk/operation/bulk-change.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import type { ImportState, Role } from '#lib/database/generated/enums.ts';
import { addDemoClients } from '#lib/demo/add-demo-clients.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/import-summary.ts';
import { hashPassword } from '#lib/staff/password.ts';
import { staffOf } from '#lib/staff/staff-of.ts';
import { planTestBulk, searched } from '#lib/testing/bulk.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { commitTestPlan, importTestFile, planTestFile } from '#lib/testing/import.ts';
import { waitingForTurn } from '#lib/testing/processes/waiting-for-turn.ts';

export type SignIn = { email: string; password: string };
export type Member = Staff & SignIn;

/**
 * A structure of a test's own, with one staff member of each role, and what may be arranged in it
 * without a browser.
 */
export type Club = {
  id: string;
  slug: string;
  owner: Member;
  manager: Member;
  reception: Member;
  /** As the form would; answers the id. */
  addClient(typed: Record<string, string>): Promise<string>;
  /** That many made-up people. */
  addClients(count: number): Promise<void>;
  /** An import of one of the sample files, as far as it is wanted; answers its id. */
  addImport(until?: 'planned' | 'committed'): Promise<string>;
  /** A bulk operation on every client, as far as its plan; answers its id. */
  addBulk(action: BulkAction, typed?: string): Promise<string>;
  /** The id of the client of this last name. */
  clientId(lastName: string): Promise<string>;
  /** The id of a group that some client is in. */
  groupId(name: string): Promise<string>;
  /**
   * A file that staff uploaded and that was read, asked about or planned, without anything done
   * yet.
   */
  addPlan(content: string): Promise<ImportSummary>;
  /** A file that was uploaded, planned and committed. */
  addImported(content: string): Promise<ImportSummary>;
  /** The import as it looks in a state that passes by too quickly to be caught. */
  setImport(id: string, data: { state: ImportState; reached?: number; forgottenAt?: Date }): Promise<void>;
  /**
   * Keeps a client busy, as a colleague's long save would, so that an import comes to a stand
   * before it; answers how to let go.
   */
  holdClient(id: string): Promise<() => Promise<void>>;
  /** Of every import, the oldest first. */
  importStates(): Promise<ImportState[]>;
  /** Counts the requests and steps that wait for their turn at an import. */
  waitingForTurn(importId: string): Promise<number>;
  /** First and last names, in the order of the list, without the bin. */
  clientNames(): Promise<string[]>;
  /** The same of those in the bin. */
  binned(): Promise<string[]>;
};

const password = 'une phrase assez longue';
let passwordHash: Promise<string> | undefined;

/** Opens a club straight in the database of the server under test. */
export async function openClub(): Promise<Club> {
  const slug = `club-${crypto.randomUUID().slice(0, 13)}`;
  const { id } = await prisma().structure.create({ data: { slug, name: 'Club d’essai' } });
  const owner = await join(id, slug, 'owner', 'Nadia Benali');
  const manager = await join(id, slug, 'manager', 'Julien Moreau');
  const reception = await join(id, slug, 'reception', 'Camille Petit');
  return {
    id,
    slug,
    owner,
    manager,
    reception,
    addClient: (typed) => addTestClient(owner, { firstName: '', ...typed }),
    addClients: (count) => addDemoClients({ structureId: id, staffId: owner.id }, count),
    addImport: (until = 'committed') => importSample(owner, until),
    addBulk: async (action, typed) => (await planTestBulk(owner, searched(), action, typed)).id,
    clientId: async (lastName) => (await prisma().client.findFirstOrThrow({ where: { structureId: id, lastName } })).id,
    groupId: async (name) => (await prisma().clientGroup.findFirstOrThrow({ where: { structureId: id, name } })).id,
    addPlan: (content) => planTestFile(owner, content, 'adherents-novembre.csv'),
    addImported: (content) => importTestFile(owner, content),
    setImport: async (importId, data) => {
      await prisma().import.update({
        where: { structureId_id: { structureId: id, id: importId } },
        data: { stepStartedAt: new Date(), ...data },
      });
    },
    holdClient: (clientId) => hold(id, clientId),
    importStates: async () => {
      const found = await prisma().import.findMany({
        where: { structureId: id },
        orderBy: { id: 'asc' },
        select: { state: true },
      });
      return found.map(({ state }) => state);
    },
    waitingForTurn,
    clientNames: () => namesOf(id, null),
    binned: () => namesOf(id, { not: null }),
  };
}

async function join(structureId: string, slug: string, role: Role, name: string): Promise<Member> {
  const email = `${role}@${slug}.example`;
  passwordHash ??= hashPassword(password);
  const account = await prisma().staffAccount.create({
    data: {
      name,
      email,
      emailKey: email,
      emailProvedAt: new Date(),
      passwordHash: await passwordHash,
      memberships: { create: { structureId, role } },
    },
  });
  const staff = await staffOf(account.id, slug);
  if (!staff) throw new Error(`${email} is not in the team it has just joined`);
  return { ...asProved(staff), password };
}

async function importSample(owner: Staff, until: 'planned' | 'committed'): Promise<string> {
  const planned = await planTestFile(
    owner,
    await readFile('lib/imports/fixtures/google-sheets.csv'),
    'google-sheets.csv',
  );
  const { id } = until === 'planned' ? planned : await commitTestPlan(owner, planned);
  return id;
}

async function hold(structureId: string, clientId: string): Promise<() => Promise<void>> {
  const session = await connection().pool.connect();
  await session.query('begin');
  await session.query('select 1 from client where structure_id = $1 and id = $2 for update', [structureId, clientId]);
  return async () => {
    await session.query('rollback');
    session.release();
  };
}

async function namesOf(structureId: string, deletedAt: null | { not: null }): Promise<string[]> {
  const clients = await prisma().client.findMany({
    where: { structureId, deletedAt },
    orderBy: [{ sortName: 'asc' }, { id: 'asc' }],
  });
  return clients.map(({ firstName, lastName }) => `${firstName} ${lastName}`.trim());
}
