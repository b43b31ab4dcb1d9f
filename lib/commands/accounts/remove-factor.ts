import { readEnv } from '#lib/env.ts';
import { Refusal } from '#lib/refusal.ts';
import { removeFactorOfAddress } from '#lib/staff/factor/remove-lost-factor.ts';
import { withMainKey } from '../launch-database.ts';
import { runCommand } from '../run-command.ts';

await runCommand(async () => {
  const [email, ...others] = process.argv.slice(2);
  if (!email || others.length > 0) throw new Refusal('Usage: npm run remove-factor -- person@example.org');
  const removed = await withMainKey(readEnv(), () => removeFactorOfAddress(email));
  if (removed.length === 0) throw new Refusal('No account with this address has a second factor.');
  process.stdout.write('Removed. The sessions of the account have ended; a mail tells its owner.\n');
});
