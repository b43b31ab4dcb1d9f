import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AddressClaim, decideAddresses } from './decide-addresses.ts';

const keys = ['a@x.example', 'b@x.example', 'c@x.example'];

/** Clients as the database could hold them: no two with one key. */
const world = fc
  .array(
    fc.record({
      holds: fc.option(fc.constantFrom(...keys)),
      claims: fc.constantFrom(...keys),
      fixed: fc.boolean(),
      rank: fc.nat(2),
    }),
    {
      maxLength: 7,
    },
  )
  .map((people) => {
    const taken = new Set<string>();
    return people.map(({ holds, claims, fixed, rank }, n): AddressClaim => {
      const free = holds !== null && !taken.has(holds) ? holds : null;
      if (free) taken.add(free);
      return { id: `c${n}`, emailKey: free ?? `held:c${n}`, erpEmailKey: claims, fixed, rank };
    });
  });

function play(claims: AddressClaim[]): AddressClaim[] {
  const { released, assigned } = decideAddresses(claims, keys);
  const now = new Map(assigned.map(({ id, emailKey }) => [id, emailKey]));
  return claims.map((claim) => ({
    ...claim,
    emailKey: now.get(claim.id) ?? (released.includes(claim.id) ? `held:${claim.id}` : claim.emailKey),
  }));
}

test('no two have one address, nobody by hand loses theirs, and deciding again changes nothing', () => {
  fc.assert(
    fc.property(world, (before) => {
      const after = play(before);
      expect(new Set(after.map(({ emailKey }) => emailKey)).size).toBe(after.length);
      for (const [n, claim] of before.entries()) if (claim.fixed) expect(after[n]?.emailKey).toBe(claim.emailKey);
      expect(decideAddresses(after, keys)).toEqual({ released: [], assigned: [] });
    }),
  );
});

test('who had an address before does not matter', () => {
  fc.assert(
    fc.property(world, (before) => {
      const homeless = before.map((claim) => (claim.fixed ? claim : { ...claim, emailKey: `held:${claim.id}` }));
      expect(play(before)).toEqual(play(homeless));
    }),
  );
});
