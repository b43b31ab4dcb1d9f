import { disconnect } from '#lib/database/connection.ts';
import { migrate } from '#lib/database/migrate.ts';
import { readEnv } from '#lib/env.ts';
import { Refusal } from '#lib/refusal.ts';
import { removeFactorOfAddress } from '#lib/staff/factor/remove-lost-factor.ts';
import { launchDatabase } from './launch-database.ts';
import { openMainKey } from './open-main-key.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  const [email, ...others] = process.argv.slice(2);
  if (!email || others.length > 0) throw new Refusal('Usage: npm run remove-factor -- person@example.org');
  const env = readEnv();
  const database = await launchDatabase(env);
  try {
    process.env.DATABASE_URL = database.url;
    await migrate(database.url);
    process.env.AUTH_SECRET = await openMainKey(database.url, database.authSecret, env);
    const removed = await removeFactorOfAddress(email);
    if (removed.length === 0) throw new Refusal('No account with this address has a second factor.');
    process.stdout.write('Removed. The sessions of the account have ended; a mail tells its owner.\n');
  } finally {
    await disconnect();
    await database.stop();
  }
});
