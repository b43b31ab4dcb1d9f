import { readEnv } from '#lib/env.ts';
import { Refusal } from '#lib/refusal.ts';
import { resealDatabase } from './reseal-database.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  const [option, ...others] = process.argv.slice(2);
  if (others.length > 0 || (option !== undefined && option !== '--lost'))
    throw new Refusal('Usage: npm run reseal, or npm run reseal -- --lost when AUTH_SECRET is lost.');
  await resealDatabase(readEnv(), { lost: option === '--lost' }, (line) => void process.stdout.write(`${line}\n`));
});
