const pieceBytes = 16_384;
/** Milliseconds after which an upload without an answer is given up. */
const longestMs = 90_000;

/**
 * Sends a file as a browser's form does, piece by piece.
 * @param share how much of it is sent before `stop` is called, from 0 to 1; then nothing more comes
 * @returns null when there was no answer
 */
export async function uploadInPieces(
  address: string,
  cookie: string,
  content: string,
  share = 1,
  stop?: () => Promise<void>,
): Promise<Response | null> {
  const boundary = `----${crypto.randomUUID()}`;
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="clients.csv"\r\nContent-Type: text/csv\r\n\r\n`;
  const whole = Buffer.from(`${head}${content}\r\n--${boundary}--\r\n`);
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (stop && at >= whole.length * share) {
        await stop();
        controller.error(new Error('the sender has gone'));
        return;
      }
      if (at >= whole.length) return controller.close();
      controller.enqueue(whole.subarray(at, at + pieceBytes));
      at += pieceBytes;
    },
  });
  const headers = {
    cookie,
    origin: new URL(address).origin,
    'content-type': `multipart/form-data; boundary=${boundary}`,
  };
  const signal = AbortSignal.timeout(longestMs);
  const init = { method: 'POST', headers, body, duplex: 'half', redirect: 'manual', signal };
  const sent = fetch(address, init as RequestInit);
  return stop ? sent.catch(() => null) : sent;
}
