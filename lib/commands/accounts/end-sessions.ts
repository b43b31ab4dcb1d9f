import { readEnv } from '#lib/env.ts';
import { Refusal } from '#lib/refusal.ts';
import { endPhonesOfAddress } from '#lib/registrations/devices/end-phones-of-address.ts';
import { endSessionsOfAddress } from '#lib/staff/end-sessions-of-address.ts';
import { withMainKey } from '../launch-database.ts';
import { runCommand } from '../run-command.ts';

await runCommand(async () => {
  const [email, ...others] = process.argv.slice(2);
  if (!email || others.length > 0) throw new Refusal('Usage: npm run end-sessions -- person@example.org');
  const [sessions, phones] = await withMainKey(readEnv(), async () => [
    await endSessionsOfAddress(email),
    await endPhonesOfAddress(email),
  ]);
  process.stdout.write(`Ended: sessions of staff: ${sessions}, phones of the app: ${phones}.\n`);
});
