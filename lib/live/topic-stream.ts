import type { Staff } from '#lib/actor/staff.ts';
import { log } from '#lib/log/log.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { Topic } from './announce.ts';
import { listen, listenToAccount, stopListening } from './listen.ts';
import { mayHear } from './may-hear.ts';

/**
 * `since`: when the page was made, in Unix milliseconds. `currentStaff`: reads the staff member of
 * the page's session again; null once the session or the membership has ended.
 */
export type StreamRequest = {
  topics: readonly Topic[];
  since: number;
  currentStaff: () => Promise<Staff | null>;
};

type Open = { staffId: string; end(): void };

// Next loads a module once for each of its bundles: what ends the streams and what opens them must
// mean the same ones.
const shared = globalThis as { clubStreams?: { open: Set<Open>; stopping: boolean } };

/** Pages of one person that are told at the same time, by one server. */
export const streamsEach = 20;
/**
 * Milliseconds: so often something is sent, so that nobody in between hangs up, and a reader who is
 * gone is noticed.
 */
const beat = 20_000;
/** Milliseconds after which a browser comes back: more than a server takes to stop. */
const retry = 5_000;

/**
 * What is announced about topics of the actor's structure, as server-sent events named after them
 * (HTML, 9.2). A slow reader hears each topic once. It ends when the reader goes, and at once,
 * whichever process did it, when the session ends, or when the person leaves the team or may no
 * longer read one of the topics. Expiry is noticed at the next beat.
 */
export function topicStream(
  staff: Staff,
  wanted: StreamRequest,
): Result<ReadableStream<Uint8Array>, 'too-many' | 'stopping'> {
  const { open, stopping } = streams();
  if (stopping) return fail('stopping');
  if ([...open].filter(({ staffId }) => staffId === staff.id).length >= streamsEach) return fail('too-many');
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
          // Before it is written, which asks for more at once.
          waiting.clear();
          write(text);
        };
        const hear = (topic: Topic) => {
          waiting.add(topic);
          send();
        };
        write(`retry: ${retry}\n\n`);
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
        }, beat).unref();
        leave = () => {
          open.delete(self);
          clearInterval(timer);
          for (const hangUp of hangUps) hangUp();
        };
        const self: Open = {
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

/**
 * Ends every stream of this process and lets nobody open another: a server that stops waits for
 * open answers.
 */
export async function stopStreams(): Promise<void> {
  streams().stopping = true;
  for (const { end } of streams().open) end();
  stopListening();
}

const encoder = new TextEncoder();

function eventOf(topic: Topic): string {
  return `id: ${Date.now()}\nevent: ${topic}\ndata: ${topic}\n\n`;
}

function streams() {
  shared.clubStreams ??= { open: new Set(), stopping: false };
  return shared.clubStreams;
}

/** A database that does not answer ends nobody's session. */
async function stillThere({ id }: Staff, { currentStaff, topics }: StreamRequest): Promise<boolean> {
  try {
    const staff = await currentStaff();
    return staff?.id === id && topics.every((topic) => mayHear(staff, topic));
  } catch (error) {
    log.warn({ error: String(error) }, 'whether a live page may stay open could not be checked');
    return true;
  }
}
