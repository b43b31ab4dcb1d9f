import { log } from '#lib/log.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { Staff } from '#lib/staff/staff.ts';
import { staffOf } from '#lib/staff/staff-of.ts';
import type { Topic } from './announce.ts';
import { listen, stopListening } from './listen.ts';

/** `since`: when the page was made, in Unix milliseconds; `until`: when the session ends. */
export type Wanted = { topics: readonly Topic[]; since: number; until: Date };

type Open = { staffId: string; end(): void };

// Next loads a module once for each of its bundles: what ends the streams and what opens them must mean the same ones.
const shared = globalThis as { clubStreams?: { open: Set<Open>; stopping: boolean } };

/** Pages of one person that are told at the same time, by one server. */
export const streamsEach = 20;
/** Milliseconds: so often something is sent, so that nobody in between hangs up, and a reader who is gone is noticed. */
const beat = 20_000;
/** Milliseconds after which a browser comes back: more than a server takes to stop. */
const retry = 5_000;

/**
 * What is announced about topics of the actor's structure, as server-sent events named after them (HTML, 9.2). A slow reader
 * hears each topic once. It ends when the reader goes, the session ends, or the person is no longer in the team.
 */
export function topicStream(staff: Staff, wanted: Wanted): Result<ReadableStream<Uint8Array>, 'too-many' | 'stopping'> {
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
        const hangUp = listen(staff.structure.id, wanted.topics, hear, wanted.since);
        const timer = setInterval(async () => {
          if (!(await stillThere(staff, wanted.until))) self.end();
          else if (ready()) write(':\n\n');
        }, beat).unref();
        leave = () => {
          open.delete(self);
          clearInterval(timer);
          hangUp();
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

/** Ends every stream of this process and lets nobody open another: a server that stops waits for open answers. */
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
async function stillThere({ id, structure }: Staff, until: Date): Promise<boolean> {
  if (until < new Date()) return false;
  try {
    return (await staffOf(id, structure.slug)) !== null;
  } catch (error) {
    log.warn({ error: String(error) }, 'whether a live page may stay open could not be checked');
    return true;
  }
}
