import type { Permission } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { VerbFixture } from './verb-fixture.ts';

/**
 * One exported function of lib/ whose first parameter is a staff member, with its call by the
 * tests.
 */
export type Verb = {
  name: string;
  /** The permission that the verb requires; null where every role may call it. */
  permission: Permission | null;
  call: (staff: Staff, fixture: VerbFixture) => Promise<unknown>;
};

/**
 * Makes an entry of the verb tables. The name is the function's own, so that a renamed verb needs
 * no second change.
 * @param argumentsOf the arguments after the staff member, made from the fixture for each call
 */
export function verb<const Arguments extends unknown[]>(
  run: (staff: Staff, ...rest: Arguments) => unknown,
  permission: Permission | null,
  argumentsOf: (fixture: VerbFixture) => [...Arguments],
): Verb {
  return { name: run.name, permission, call: async (staff, fixture) => run(staff, ...argumentsOf(fixture)) };
}
