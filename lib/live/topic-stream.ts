import type { Staff } from '#lib/actor/staff.ts';
import { clientShare } from '#lib/env.ts';
import { log } from '#lib/log/log.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { Topic } from './announce.ts';
import { listen, listenToAccount } from './listen.ts';
import { mayHear } from './may-hear.ts';
import { type OpenStream, openStreams } from './open-streams.ts';

/**
 * `since`: when the page was made, in Unix milliseconds. `currentStaff`: reads the staff member of
 * the page's session again; null once the session or the membership has ended.
 */
export type StreamRequest = {
  topics: readonly Topic[];
  since: number;
  currentStaff: () => Promise<Staff | null>;
};

/** Maximum open streams of one person, at all processes together. */
export const maxStreamsPerPerson = 20;
/**
 * Milliseconds between two heartbeats, so that no proxy closes an idle stream, and a disconnected
 * reader is noticed.
 */
const heartbeatMs = 20_000;
/** Milliseconds after which a browser reconnects: more than a server takes to stop. */
const reconnectDelayMs = 5_000;

/**
 * Streams announcements about topics of the actor's structure as server-sent events named after
 * them (HTML, 9.2). A slow reader receives each topic once. The stream ends when the reader
 * disconnects, and at once, in whatever process it happens, when the session ends, the person
 * leaves the team or may no longer read one of the topics. Expiry is noticed at the next heartbeat.
 */
export function topicStream(
  staff: Staff,
  wanted: StreamRequest,
): Result<ReadableStream<Uint8Array>, 'too-many' | 'stopping'> {
  const { open, stopping } = openStreams();
  if (stopping) return fail('stopping');
  if ([...open].filter(({ staffId }) => staffId === staff.id).length >= clientShare(maxStreamsPerPerson, 6))
    return fail('too-many');
  let send = () => {};
  let leave = () => {};
  return succeed(
    new ReadableStream<Uint8Array>({
      start(controller) {
        const waiting = new Set<Topic>();
        const write = (text: string) => controller.enqueue(encoder.encode(text));
        const ready = () => (controller.desiredSize ?? 0) > 0;
        send = () => {
          if (waiting.size === 0 || !ready()) return;
          const text = [...waiting].map(eventOf).join('');
          // The set is cleared before writing, because writing asks for more at once.
          waiting.clear();
          write(text);
        };
        const hear = (topic: Topic) => {
          waiting.add(topic);
          send();
        };
        write(`retry: ${reconnectDelayMs}\n\n`);
        const check = async () => {
          if (!(await stillThere(staff, wanted))) self.end();
        };
        const hangUps = [
          listen(staff.structure.id, wanted.topics, hear, wanted.since),
          listenToAccount(staff.id, () => void check()),
        ];
        const timer = setInterval(async () => {
          await check();
          if (open.has(self) && ready()) write(':\n\n');
        }, heartbeatMs).unref();
        leave = () => {
          open.delete(self);
          clearInterval(timer);
          for (const hangUp of hangUps) hangUp();
        };
        const self: OpenStream = {
          staffId: staff.id,
          end() {
            if (!open.has(self)) return;
            leave();
            controller.close();
          },
        };
        open.add(self);
      },
      pull: () => send(),
      cancel: () => leave(),
    }),
  );
}

const encoder = new TextEncoder();

function eventOf(topic: Topic): string {
  return `id: ${Date.now()}\nevent: ${topic}\ndata: ${topic}\n\n`;
}

/**
 * Returns whether the session and its permissions still hold. A database that does not answer ends
 * no session.
 */
async function stillThere({ id }: Staff, { currentStaff, topics }: StreamRequest): Promise<boolean> {
  try {
    const staff = await currentStaff();
    return staff?.id === id && topics.every((topic) => mayHear(staff, topic));
  } catch (error) {
    log.warn({ error: String(error) }, 'whether a live page may stay open could not be checked');
    return true;
  }
}
