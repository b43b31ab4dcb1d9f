import { erpPerson } from '#lib/testing/erp.ts';
import type { Run } from './run.ts';
import { type SentEvent, sendEvent } from './send-event.ts';
import type { World } from './world.ts';

/** How many events one person has before the next one comes. */
const eventsOfOne = 3;

/** Sends events about new people and their changes, each again until it is acknowledged. */
export async function sendEvents(world: World, run: Run): Promise<void> {
  while (run.goesOn()) {
    const erpId = `E-${crypto.randomUUID().slice(0, 13)}`;
    for (let n = 0; n < eventsOfOne && run.goesOn(); n += 1) {
      const phone = `+336${String(Math.floor(performance.now()) % 1e8).padStart(8, '0')}`;
      const event = { type: 'updated', data: erpPerson(erpId, { phone }), webhookId: crypto.randomUUID() } as const;
      const result = await deliver(world, run, event);
      if (result) run.acknowledge({ kind: 'event', webhookId: event.webhookId, erpId, phone });
      if (result && !['applied', 'duplicate', 'received'].includes(result)) run.odd.push(`event: ${result}`);
      await run.rest();
    }
  }
}

/**
 * Sends one event until it is acknowledged.
 * @param always whether also after the end of the run
 * @returns its result; null when the run ended before
 */
export async function deliver({ url, erp }: World, run: Run, event: SentEvent, always = false): Promise<string | null> {
  const at = Date.now();
  while (always || run.goesOn()) {
    const answer = await sendEvent(url, erp, { ...event, at }, (address, init) => run.ask('event', address, init));
    if (answer?.status === 200) return (JSON.parse(answer.text) as { result: string }).result;
    if (answer && answer.status < 500) run.odd.push(`event: ${answer.status} ${answer.text.slice(0, 200)}`);
    await run.rest();
  }
  return null;
}
