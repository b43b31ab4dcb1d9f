import { setTimeout as pause } from 'node:timers/promises';
import type { Run } from './run.ts';
import type { World } from './world.ts';

/** Milliseconds after which a browser opens a lost stream again. */
const reopenMs = 1_000;

/** Live pages, each of which opens its stream again when it ends. */
export type LivePages = {
  /** How many changes each page has heard of. */
  heard(): number[];
  /** How many of them are connected. */
  open(): number;
  /** How often a stream ended. */
  ended(): number;
  close(): Promise<void>;
};

export function openLivePages({ url, desk, cookies }: World, run: Run, count: number): LivePages {
  const leaving = new AbortController();
  const heard = Array.from({ length: count }, () => 0);
  let open = 0;
  let ended = 0;
  const stream = async (page: number) => {
    const at = performance.now();
    const end = (failure: string | null) =>
      run.note({ kind: 'live', at, milliseconds: performance.now() - at, failure });
    const headers = { cookie: cookies.desk };
    const address = `${url}/${desk.slug}/live?topics=clients`;
    const answer = await fetch(address, { headers, signal: leaving.signal }).catch(() => null);
    if (answer?.status !== 200) {
      await answer?.body?.cancel();
      // The stream of a process that stops is refused, and opened at the other one.
      if (!leaving.signal.aborted) end(answer ? `${answer.status} of a stream` : 'a stream without answer');
      return;
    }
    end(null);
    open += 1;
    try {
      for await (const bytes of answer.body ?? [])
        if (Buffer.from(bytes as Uint8Array).includes('event: clients')) heard[page] = (heard[page] ?? 0) + 1;
    } catch {
      // The stream was cut.
    } finally {
      open -= 1;
      ended += 1;
    }
  };
  const running = heard.map(async (_, page) => {
    while (!leaving.signal.aborted) {
      await stream(page);
      await pause(reopenMs, undefined, { signal: leaving.signal }).catch(() => undefined);
    }
  });
  return {
    heard: () => [...heard],
    open: () => open,
    ended: () => ended,
    async close() {
      leaving.abort();
      await Promise.all(running);
    },
  };
}
