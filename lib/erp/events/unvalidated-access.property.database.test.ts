import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { checkAccess } from '#lib/access/check-access.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';
import { compareNewcomers } from '#lib/erp/proposals/compare-newcomers.ts';
import { linkPerson } from '#lib/erp/proposals/link-person.ts';
import { listProposals } from '#lib/erp/proposals/list-proposals.ts';
import { prove } from '#lib/registrations/prove.ts';
import { mailedCode, personOf, testKey, testRegistration } from '#lib/testing/app.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { arrivalOf, erpPerson, message, send, type TestErp, testErp } from '#lib/testing/erp.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { receiveEvents } from './receive-events.ts';

beforeAll(async () => {
  await testDatabase();
});

const mailboxes = ['un', 'deux', 'trois'] as const;
const people = ['A', 'B', 'C'] as const;
const identities = [
  { lastName: 'Abergel', firstName: 'Salomé', birthDate: '1990-03-12' },
  { lastName: 'Quemeneur', firstName: 'Anaëlle', birthDate: '1984-01-05' },
];

type Mailbox = (typeof mailboxes)[number];
type OnPhone = { do: 'register' | 'ask' | 'prove'; mailbox: Mailbox };
type Step =
  | { do: 'update'; id: string; who: number; mailbox: Mailbox; late: number }
  | { do: 'delete'; id: string; late: number }
  | { do: 'rename'; id: string; former: string; late: number }
  | { do: 'merge'; id: string; former: string; late: number }
  | OnPhone
  | { do: 'link' };

const id = fc.constantFrom(...people);
const mailbox = fc.constantFrom(...mailboxes);
/** How many steps too late the message of a step arrives. */
const late = fc.nat(3);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('update'), id, who: fc.nat(1), mailbox, late }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete'), id, late }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('rename', 'merge'), id, former: fc.constantFrom('A', 'B', 'D'), late }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('register', 'ask', 'prove', 'prove'), mailbox }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('link') }) },
);

/** The world of one history; `waiting`: who asked to join, which no one ever validates. */
type World = {
  staff: Staff;
  erp: TestErp;
  key: Awaited<ReturnType<typeof testKey>>;
  joinCode: string;
  emailOf: (mailbox: string) => string;
  tokens: Map<Mailbox, string>;
  proved: Set<Mailbox>;
  waiting: Set<Mailbox>;
  linked: number;
};

async function newWorld(): Promise<World> {
  const staff = await testStaff();
  const suffix = randomUUID();
  const emailOf = (box: string) => `${box}-${suffix}@exemple.example`;
  for (const [n, { birthDate, ...names }] of identities.entries()) {
    const day = birthDate.split('-').reverse().join('/');
    await addTestClient(staff, { ...names, birthDate: day, email: emailOf(mailboxes[n] ?? '') });
  }
  const { joinCode } = await prisma().structure.findUniqueOrThrow({ where: { id: staff.structure.id } });
  const sets = { tokens: new Map<Mailbox, string>(), proved: new Set<Mailbox>(), waiting: new Set<Mailbox>() };
  return { staff, erp: await testErp(staff), key: await testKey(staff), joinCode, emailOf, ...sets, linked: 0 };
}

async function take(world: World, step: Step, second: number): Promise<void> {
  const { erp, staff, emailOf } = world;
  if (step.do === 'update') {
    const person = erpPerson(step.id, { ...identities[step.who], email: emailOf(step.mailbox) });
    await send(erp, message('updated', second - 10 * step.late, person));
  } else if (step.do === 'delete') await send(erp, message('deleted', second - 10 * step.late, { id: step.id }));
  else if (step.do === 'rename' || step.do === 'merge') {
    if (step.id === step.former) return;
    const version = new Date(Date.UTC(2026, 10, 1) + (second - 10 * step.late) * 1000);
    const fields: Pick<ErpEvent, 'fields' | 'merges'> =
      step.do === 'merge' ? { fields: null, merges: true } : { fields: {} };
    const event = { erpId: step.id, version, removes: false, formerIds: [step.former], ...fields };
    await receiveEvents(erp.connection, [arrivalOf(erp, event)]);
  } else if (step.do === 'link') {
    await compareNewcomers();
    const [proposal] = (await listProposals(staff, 1))?.proposals ?? [];
    if (proposal && (await linkPerson(staff, proposal)).ok) world.linked += 1;
  } else await takeOnPhone(world, step);
}

async function takeOnPhone(world: World, { do: what, mailbox: box }: OnPhone): Promise<void> {
  const { key, joinCode, emailOf, tokens, proved, waiting, staff } = world;
  const token = tokens.get(box);
  if (what === 'prove') {
    const code = token && !proved.has(box) ? await mailedCode(emailOf(box)) : null;
    if (token && code && (await prove(await personOf(token), code, '192.0.2.1')).ok) proved.add(box);
  } else if (!token) {
    const { accountToken } = await testRegistration(key, emailOf(box), what === 'ask' ? { joinCode } : {});
    tokens.set(box, accountToken);
  }
  const pending = await prisma().attachment.findMany({
    where: { structureId: staff.structure.id, validation: 'pending' },
    select: { account: { select: { email: true } } },
  });
  for (const one of mailboxes) if (pending.some(({ account }) => account.email === emailOf(one))) waiting.add(one);
}

/**
 * A person who may enter has proved their address, never waits, and has it at a client of the ERP.
 * @returns how many may enter
 */
async function expectNoStranger({ staff, tokens, proved, waiting, emailOf }: World): Promise<number> {
  let open = 0;
  for (const [box, token] of tokens) {
    if (!(await checkAccess(token, staff.structure.slug))?.access) continue;
    open += 1;
    expect(proved.has(box) && !waiting.has(box), `${box} was neither validated nor proved`).toBe(true);
    const { rows } = await connection().pool.query(
      `select c.email from attachment a join app_account p on p.id = a.account_id
         join client c on c.structure_id = a.structure_id and c.id = a.client_id
       where a.structure_id = $1 and p.email_key = $2 and a.validation = 'not-needed' and c.email = p.email
         and c.deleted_at is null and c.erp_removed_at is null`,
      [staff.structure.id, emailOf(box)],
    );
    expect(rows, `${box} is attached to a client with another address`).toHaveLength(1);
  }
  return open;
}

test('opens no access unvalidated or unproved, through renames, merges, links and late messages', async () => {
  let [opened, linked, waited] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), async (steps) => {
      await connection().pool.query('delete from throttle');
      const world = await newWorld();
      for (const [n, one] of steps.entries()) {
        await take(world, one, 10 * (n + 5));
        opened += await expectNoStranger(world);
      }
      linked += world.linked;
      waited += world.waiting.size;
    }),
    { numRuns: Number(process.env.UNVALIDATED_RUNS ?? 18), seed: Number(process.env.UNVALIDATED_SEED ?? 16) },
  );
  expect(Math.min(opened, linked, waited)).toBeGreaterThan(1);
}, 3_600_000);
