type Reader = ReadableStreamDefaultReader<Uint8Array>;

/**
 * Bytes that are still read, and dropped, of a body that was refused: a sender that reads no answer
 * before everything is sent would otherwise meet a broken connection instead of the reason. How
 * long it may take is the server's to limit, as for all bodies.
 */
const maxDrainedBytes = 64 * 1024 * 1024;

/**
 * A body chunk by chunk. A caller that stops reading is done with it at once; a part of the rest is
 * drained (nginx: lingering_close).
 * @throws what the stream throws when the sender goes away
 */
export async function* readWithLingeringClose(stream: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (!stream) return;
  const reader = stream.getReader();
  const end = () => reader.cancel().catch(() => undefined);
  let isOver = false;
  try {
    for await (const chunk of chunksOf(reader)) yield chunk;
    isOver = true;
  } catch (error) {
    isOver = true;
    void end();
    throw error;
  } finally {
    if (!isOver) void drain(reader).then(end, end);
  }
}

async function* chunksOf(reader: Reader): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

async function drain(reader: Reader): Promise<void> {
  let size = 0;
  for await (const { byteLength } of chunksOf(reader)) {
    size += byteLength;
    if (size > maxDrainedBytes) return;
  }
}
