type Reader = ReadableStreamDefaultReader<Uint8Array>;

/**
 * Bytes of a refused body that are still read and discarded. A sender that reads no response before
 * it has sent everything would otherwise meet a broken connection instead of the reason. The server
 * limits the time, as for all bodies.
 */
const maxDrainedBytes = 64 * 1024 * 1024;

/**
 * Yields a body chunk by chunk. When the caller stops reading, a part of the rest is drained
 * (nginx: lingering_close).
 * @throws the error of the stream when the sender disconnects
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
