import { changeMaker } from './changes.ts';
import { deliver, probe } from './deliver.ts';
import type { PlayedErp } from './played-erp.ts';

/** Every so many messages, a program that repeats sends one again, as if an answer was lost. */
const lostAnswerEvery = 20;

/** Where a played ERP sends. `slug`: of the club. */
export type PlayedConnection = { slug: string; url: string; secret: string };

/**
 * Plays the changes of an ERP, several at once, the messages of each in order.
 * @returns how often each verdict was the answer, the most frequent first
 */
export async function play(
  erp: PlayedErp,
  { slug, url, secret }: PlayedConnection,
  { events, atOnce }: { events: number; atOnce: number },
): Promise<[verdict: string, count: number][]> {
  await probe(url, erp);
  const nextChange = changeMaker(slug);
  const counts = new Map<string, number>();
  let [begun, sent] = [0, 0];
  const worker = async () => {
    while (begun++ < events) {
      for (const message of erp.messages(nextChange(), secret)) {
        const isRepeated = ++sent % lostAnswerEvery === 0 && erp.waits.length > 0;
        for (const one of isRepeated ? [message, message] : [message]) {
          const verdict = await deliver(url, erp, one);
          counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
        }
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return [...counts].sort(([, one], [, other]) => other - one);
}
