import { fail, type Result, succeed } from '#lib/result.ts';

/** Values of `dry_run` in lower case. An empty one asks for a dry run: the parameter is there. */
const dry = ['', '1', 'true'];
const real = ['0', 'false'];

/**
 * Reads whether an address asks for a dry run. Nothing that looks like a dry run applies changes:
 * the name counts in any case, with or without underscore or hyphen, and contradicting or unknown
 * values are a problem.
 */
export function readDryRun(parameters: URLSearchParams): Result<boolean, 'dry-run-invalid'> {
  const values = [...parameters].flatMap(([name, value]) => (isDryRun(name) ? [value.toLowerCase()] : []));
  if (values.length === 0 || values.every((value) => real.includes(value))) return succeed(false);
  return values.every((value) => dry.includes(value)) ? succeed(true) : fail('dry-run-invalid');
}

const isDryRun = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '') === 'dryrun';
