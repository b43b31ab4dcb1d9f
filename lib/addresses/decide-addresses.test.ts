import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AddressClaim, decideAddresses } from './decide-addresses.ts';

const keys = ['a@x.example', 'b@x.example', 'c@x.example'];

/** Clients as the database can hold them: no two have the same key. */
const claimsArbitrary = fc
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

function applyDecision(claims: AddressClaim[]): AddressClaim[] {
  const { released, assigned } = decideAddresses(claims, keys);
  const now = new Map(assigned.map(({ id, emailKey }) => [id, emailKey]));
  return claims.map((claim) => ({
    ...claim,
    emailKey: now.get(claim.id) ?? (released.includes(claim.id) ? `held:${claim.id}` : claim.emailKey),
  }));
}

test('gives no address to two clients, takes none from a manually managed client, and is idempotent', () => {
  fc.assert(
    fc.property(claimsArbitrary, (before) => {
      const after = applyDecision(before);
      expect(new Set(after.map(({ emailKey }) => emailKey)).size).toBe(after.length);
      for (const [n, claim] of before.entries()) if (claim.fixed) expect(after[n]?.emailKey).toBe(claim.emailKey);
      expect(decideAddresses(after, keys)).toEqual({ released: [], assigned: [] });
    }),
  );
});

test('does not depend on who had an address before', () => {
  fc.assert(
    fc.property(claimsArbitrary, (before) => {
      const withoutOwners = before.map((claim) => (claim.fixed ? claim : { ...claim, emailKey: `held:${claim.id}` }));
      expect(applyDecision(before)).toEqual(applyDecision(withoutOwners));
    }),
  );
});
