type Speaker = { say(text: string | Uint8Array): void; end(): void };

/**
 * Serialises the output of concurrent writers: the first is printed as it is written, the next ones
 * from the beginning once all before them have ended. The order is that of asking for a speaker.
 */
export function serializeOutput(write: (text: string | Uint8Array) => void): () => Speaker {
  const queue: { held: (string | Uint8Array)[]; ended: boolean }[] = [];
  const next = () => {
    while (queue[0]?.ended) {
      queue.shift();
      for (const text of queue[0]?.held.splice(0) ?? []) write(text);
    }
  };
  return () => {
    const own = { held: [] as (string | Uint8Array)[], ended: false };
    queue.push(own);
    return {
      say: (text) => (queue[0] === own ? write(text) : void own.held.push(text)),
      end() {
        own.ended = true;
        next();
      },
    };
  };
}
