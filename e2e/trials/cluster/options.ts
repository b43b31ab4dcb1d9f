import { parseArgs } from 'node:util';

/** `times`: of each fault; `faults`: names, none for all; `seed`: of moments and victims. */
export type Options = { times: number; faults: string[]; seed: number };

/**
 * Reads `--times N` (or TRIAL_TIMES; 20), `--fault name`, which may be repeated, and `--seed N`.
 * @param known the names of all faults
 * @throws Error that names what is not understood
 */
export function readOptions(args: string[], known: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      times: { type: 'string', default: process.env.TRIAL_TIMES ?? '20' },
      fault: { type: 'string', multiple: true, default: [] },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    },
  });
  const [times, seed] = [Number(values.times), Number(values.seed)];
  if (!Number.isInteger(times) || times < 1) throw new Error(`--times ${values.times} is not a number of times`);
  if (!Number.isInteger(seed)) throw new Error(`--seed ${values.seed} is not a whole number`);
  const unknown = values.fault.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`--fault ${unknown[0]} is none of ${known.join(', ')}`);
  return { times, seed, faults: values.fault };
}
