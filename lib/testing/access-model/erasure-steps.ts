import fc from 'fast-check';
import { people } from './erasure-world.ts';

/* Steps of the histories in which people are erased and come back. */

const p = fc.constantFrom(...people);
const box = fc.nat(1);
const index = fc.nat(5);
const flag = fc.boolean();
const writer = fc.record({ p, box });
const writers = fc.array(writer, { minLength: 1, maxLength: 3 });
const reason = fc.constantFrom(undefined, 'Demande de la personne à l’accueil');
/** Draws a step of this name. */
const step = <Name extends string, Fields extends object>(
  name: Name,
  fields: { [Key in keyof Fields]: fc.Arbitrary<Fields[Key]> },
) => fc.record(fields).map((drawn) => ({ do: name, ...(drawn as Fields) }));

const steps = {
  enter: fc.oneof(
    step('form', { writer, reason, numbered: flag }),
    step('file', { writers, reason, numbered: flag, commits: flag }),
    step('message', { writer }),
    step('batch', { writers }),
    step('snapshot', { writers }),
    step('rename', { writer }),
    step('notices', { writers }),
    step('replay', { reason }),
    step('request', { reason, link: flag }),
  ),
  register: step('register', { writer, ask: flag, proves: flag }),
  change: fc.oneof(
    step('edit', { index, box, reason }),
    step('invite', { index }),
    step('trash', { index }),
    step('restore', { index }),
    step('bulk', {
      indices: fc.array(index, { minLength: 1, maxLength: 3 }),
      action: fc.constantFrom('delete' as const, 'restore' as const),
    }),
    step('undo-bulk', {}),
    step('commit-file', {}),
    step('undo-file', {}),
    step('merge', { index, other: index }),
    step('separate', { index }),
    step('leave-erp', { p }),
  ),
  connect: step('connect', { thin: flag }),
  erase: step('erase', { index }),
};
const anyStep = fc.oneof(
  { weight: 8, arbitrary: steps.enter },
  { weight: 2, arbitrary: steps.register },
  { weight: 6, arbitrary: steps.change },
  { weight: 1, arbitrary: steps.connect },
  { weight: 1, arbitrary: steps.erase },
);
/** A part of a history: some life, an erasure, and who comes then. */
const round = fc
  .tuple(
    fc.array(anyStep, { maxLength: 8, size: 'max' }),
    steps.erase,
    fc.array(fc.oneof(steps.enter, steps.enter, steps.register), { maxLength: 5, size: 'max' }),
  )
  .map(([life, erasure, returns]) => [...life, erasure, ...returns]);
/** Draws a history of one to three rounds. */
export const history = fc.array(round, { minLength: 1, maxLength: 3, size: 'max' }).map((rounds) => rounds.flat());
/** One step of a history. */
export type Step = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never;
