/**
 * Connections, or requests, that one client may have open at once: a whole club may be behind one
 * address.
 */
export const maxOpenPerClient = 1_000;

export type ClientCounter = {
  /**
   * Counts one more of a client. Returns how to count it down again, or null when the client has
   * too many.
   */
  take(client: string): (() => void) | null;
};

export function clientCounter(limit = maxOpenPerClient): ClientCounter {
  const counts = new Map<string, number>();
  return {
    take(client) {
      const count = counts.get(client) ?? 0;
      if (count >= limit) return null;
      counts.set(client, count + 1);
      return () => {
        const left = (counts.get(client) ?? 1) - 1;
        if (left > 0) counts.set(client, left);
        else counts.delete(client);
      };
    },
  };
}
