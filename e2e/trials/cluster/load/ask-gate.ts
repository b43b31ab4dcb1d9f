import { erpPerson } from '#lib/testing/erp.ts';
import type { Run } from './run.ts';
import { deliver } from './send-events.ts';
import { type Phone, registration, type World } from './world.ts';

/** How often the gate is asked right after someone was removed, so that every process answers. */
const questionsAfterRemoval = 4;

/** @returns null without an answer, or with one of 5xx */
async function isOpen({ url, sports }: World, run: Run, token: string): Promise<boolean | null> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await run.ask('gate', `${url}/api/app/access/${sports.slug}`, { headers });
  if (!answer || answer.status >= 500) return null;
  return answer.status === 200;
}

/** Asks for people who may enter. */
export async function askForMembers(world: World, run: Run): Promise<void> {
  for (let turn = 0; run.goesOn(); turn += 1) {
    const phone = world.members[turn % world.members.length] as Phone;
    if ((await isOpen(world, run, phone.token)) === false) run.odd.push(`gate: closed to ${phone.erpId}`);
    await run.rest();
  }
}

/** Registers addresses without proving them, and asks for them: none may ever enter. */
export async function registerStrangers(world: World, run: Run): Promise<void> {
  const tokens: string[] = [];
  while (run.goesOn()) {
    const email = `${crypto.randomUUID()}@exemple.example`;
    const answer = await run.ask(
      'registration',
      `${world.url}/api/app/registrations`,
      registration(world.appKey, email),
    );
    if (answer?.status === 201) {
      const { accountToken: token } = JSON.parse(answer.text) as { accountToken: string };
      run.acknowledge({ kind: 'registration', email, token });
      tokens.push(token);
    } else if (answer && answer.status < 500)
      run.odd.push(`registration: ${answer.status} ${answer.text.slice(0, 200)}`);
    for (const token of tokens.slice(-2))
      if (await isOpen(world, run, token)) run.wronglyOpen.push(`${email}, which is not proved`);
    await run.rest();
  }
}

/** Has the ERP remove people and bring them back. Once a removal is acknowledged none may enter. */
export async function removeAndReturn(world: World, run: Run): Promise<void> {
  for (let turn = 0; run.goesOn(); turn += 1) {
    const phone = world.removed[turn % world.removed.length] as Phone;
    const data = erpPerson(phone.erpId);
    const removed = await deliver(world, run, { type: 'deleted', data, webhookId: crypto.randomUUID() });
    if (removed === 'applied' || removed === 'duplicate') {
      const asked = Array.from({ length: questionsAfterRemoval }, () => isOpen(world, run, phone.token));
      if ((await Promise.all(asked)).includes(true)) run.wronglyOpen.push(`${phone.erpId}, whom the ERP had removed`);
    } else if (removed && removed !== 'received') run.odd.push(`removal: ${removed}`);
    await run.rest();
    // Back again also when the run ends, so that the next one begins with everybody present.
    await deliver(world, run, { type: 'updated', data, webhookId: crypto.randomUUID() }, true);
    await run.rest();
  }
}
