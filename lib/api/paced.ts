type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** Thrown when a body comes so slowly that it is not worth waiting for. */
export class TooSlow extends Error {}

/**
 * How slowly a body may come. Milliseconds: `idle` without a byte, `whole` in all, `grace` before `slowest` (bytes a millisecond, on
 * average) counts. Only time spent waiting for the sender is counted.
 */
export type Pace = { idle: number; whole: number; grace: number; slowest: number };

/** Below the five minutes after which Node hangs up whatever happens (`server.requestTimeout`), so that the sender is told why. */
const usualPace: Pace = { idle: 10_000, whole: 270_000, grace: 10_000, slowest: 32 };

/**
 * What is still read, and thrown away, of a body that nobody wants any more: a sender that hears no answer before all is sent would
 * otherwise meet a broken line instead of the reason. Bytes, and milliseconds.
 */
const lingering = { bytes: 64 * 1024 * 1024, pace: { idle: 2_000, whole: 10_000 } } as const;

/**
 * A body piece by piece, as long as it keeps coming. Whoever stops reading is done with it at once; a little of the rest is let run out.
 * @throws TooSlow; and what the stream throws when the sender goes away
 */
export async function* paced(stream: ReadableStream<Uint8Array> | null, pace = usualPace): AsyncGenerator<Uint8Array> {
  if (!stream) return;
  const reader = stream.getReader();
  const end = () => reader.cancel().catch(() => undefined);
  let over = false;
  try {
    for await (const piece of pieces(reader, pace)) yield piece;
    over = true;
  } catch (error) {
    over = true;
    void end();
    throw error;
  } finally {
    if (!over) void letRunOut(reader).then(end, end);
  }
}

async function* pieces(reader: Reader, { idle, whole, grace, slowest }: Pace): AsyncGenerator<Uint8Array> {
  let waited = 0;
  let size = 0;
  for (;;) {
    const begun = performance.now();
    const left = Math.min(idle, whole - waited, grace + size / slowest - waited);
    const { done, value } = await within(reader.read(), left);
    if (done) return;
    waited += performance.now() - begun;
    size += value.byteLength;
    yield value;
  }
}

async function letRunOut(reader: Reader): Promise<void> {
  const { idle, whole } = lingering.pace;
  let size = 0;
  for await (const { byteLength } of pieces(reader, { idle, whole, grace: whole, slowest: 1 })) {
    size += byteLength;
    if (size > lingering.bytes) return;
  }
}

async function within<Value>(work: Promise<Value>, milliseconds: number): Promise<Value> {
  const { promise: over, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new TooSlow('a body comes too slowly')), Math.max(0, milliseconds));
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
