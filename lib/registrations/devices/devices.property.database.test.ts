import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { AppKey } from '#lib/app-auth/app-key.ts';
import { tokenLife } from '#lib/app-auth/token-life.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { findAppUser } from '#lib/registrations/find-app-user.ts';
import { signOut } from '#lib/registrations/sign-out.ts';
import { personOf, testKey, testRegistration } from '#lib/testing/app.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { endDevice, endOtherDevices } from './end-devices.ts';
import { listDevices } from './list-devices.ts';
import { renewToken } from './renew-token.ts';

let key: AppKey;
const runs = Number(process.env.DEVICE_RUNS ?? 12);

beforeAll(async () => {
  await testDatabase();
  key = await testKey(await testStaff('owner'));
});

/** What a phone keeps: its token, those that it replaced, and successors that never arrived. */
type Phone = {
  token: string;
  replaced: string[];
  lost: string[];
  unusedDays: number;
  age: number;
  signedInDays: number;
};

type Command =
  | { kind: 'sign-in' | 'use' | 'renew' | 'lose-answer' | 'sign-out' | 'end-other' | 'end-others'; phone: 0 | 1 }
  | { kind: 'thief' | 'late-call'; phone: 0 | 1 }
  | { kind: 'pass'; days: number };

const phone = fc.constantFrom(0 as const, 1 as const);
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('renew', 'lose-answer', 'use', 'sign-in'), phone }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('sign-out', 'end-other', 'end-others', 'thief', 'late-call'),
      phone,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pass'), days: fc.constantFrom(1, 100, 181, 366) }) },
);

/** Two phones of one account, and every token that must never work again. */
class World {
  readonly email = `zoe-${crypto.randomUUID()}@exemple.example`;
  readonly phones: [Phone | null, Phone | null] = [null, null];
  readonly ended: string[] = [];

  async run(step: Command): Promise<void> {
    if (step.kind === 'pass') return this.pass(step.days);
    const found = this.phones[step.phone];
    if (step.kind === 'sign-in') return this.signIn(step.phone);
    if (!found) return;
    switch (step.kind) {
      case 'use':
        return this.use(found);
      case 'renew':
      case 'lose-answer':
        return this.renew(found, step.kind === 'renew');
      case 'late-call':
        return this.callLate(found);
      case 'thief':
        return this.steal(step.phone, found);
      case 'sign-out':
        await signOut(await personOf(found.token));
        return this.end(step.phone);
      default:
        return this.endOther(step.kind, step.phone, found);
    }
  }

  private async signIn(index: 0 | 1): Promise<void> {
    await connection().pool.query('delete from throttle');
    const { accountToken } = await testRegistration(key, this.email);
    const { tokenId, emailKey } = await personOf(accountToken);
    const now = new Date();
    await prisma().appProof.create({ data: { tokenId, emailKey, expiresAt: now, provedAt: now } });
    await prisma().appToken.update({ where: { id: tokenId }, data: { boundAt: now } });
    // The phone forgets what it was; that registration goes on until it is ended or expires.
    this.phones[index] = { token: accountToken, replaced: [], lost: [], unusedDays: 0, age: 0, signedInDays: 0 };
  }

  private async use(used: Phone): Promise<void> {
    await personOf(used.token);
    used.unusedDays = 0;
  }

  /** Renews the token; the answer arrives, and the new one is used at once, or it is lost. */
  private async renew(asking: Phone, arrives: boolean): Promise<void> {
    const renewed = await renewToken(await personOf(asking.token));
    asking.unusedDays = 0;
    if (!renewed.ok) throw new Error(renewed.problem.code);
    if (!arrives) return void asking.lost.push(renewed.value.accountToken);
    asking.replaced.push(asking.token, ...asking.lost.splice(0));
    Object.assign(asking, { token: renewed.value.accountToken, age: 0 });
    await this.use(asking);
  }

  /** A call under way during the change comes through with the token that was just replaced. */
  private async callLate(asking: Phone): Promise<void> {
    const before = asking.token;
    await this.renew(asking, true);
    await personOf(before);
  }

  /** A thief uses a token that the phone replaced more than a minute ago. */
  private async steal(index: 0 | 1, victim: Phone): Promise<void> {
    const stolen = victim.replaced[0];
    if (stolen === undefined) return;
    await this.shift(`${tokenLife.overlapSeconds + 1} seconds`);
    expect(await findAppUser(stolen)).toBeNull();
    this.end(index);
  }

  private async endOther(kind: 'end-other' | 'end-others', index: 0 | 1, asking: Phone): Promise<void> {
    await connection().pool.query('delete from throttle');
    const person = await personOf(asking.token);
    asking.unusedDays = 0;
    const other = index === 0 ? 1 : 0;
    if (kind === 'end-others') expect((await endOtherDevices(person)).ok).toBe(true);
    else for (const { id, current } of await listDevices(person)) if (!current) await endDevice(person, id);
    this.end(other);
    expect((await listDevices(person)).map(({ current }) => current)).toEqual([true]);
  }

  private end(index: 0 | 1): void {
    const found = this.phones[index];
    if (found) this.ended.push(found.token, ...found.replaced, ...found.lost);
    this.phones[index] = null;
  }

  private async pass(days: number): Promise<void> {
    await this.shift(`${days} days`);
    for (const index of [0, 1] as const) {
      const found = this.phones[index];
      if (!found) continue;
      found.unusedDays += days;
      found.age += days;
      found.signedInDays += days;
      const tooLong = found.age >= tokenLife.days || found.signedInDays >= tokenLife.deviceDays;
      if (tooLong || found.unusedDays >= tokenLife.unusedDays) this.end(index);
    }
  }

  /** Moves everything about the tokens of the account into the past. */
  private async shift(interval: string): Promise<void> {
    const { pool } = connection();
    const own = 'select t.id from app_token t join app_account p on p.id = t.account_id where p.email_key = $2';
    await pool.query(
      `update app_token set issued_at = issued_at - $1::interval, last_seen_at = last_seen_at - $1::interval,
         created_at = created_at - $1::interval where id in (${own})`,
      [interval, this.email],
    );
    await pool.query(
      `update app_token_hash set issued_at = issued_at - $1::interval, replaced_at = replaced_at - $1::interval
       where token_id in (${own})`,
      [interval, this.email],
    );
  }
}

test('never revives an ended token, and never signs out a phone whose answer was lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 14 }), async (steps) => {
      await connection().pool.query('delete from throttle');
      const world = new World();
      for (const step of [{ kind: 'sign-in', phone: 0 } as const, ...steps]) {
        await world.run(step);
        for (const token of world.ended) expect(await findAppUser(token), step.kind).toBeNull();
      }
      for (const found of world.phones) if (found) await personOf(found.token);
    }),
    { numRuns: runs, ...(process.env.DEVICE_SEED ? { seed: Number(process.env.DEVICE_SEED) } : { seed: 20_261_128 }) },
  );
});
