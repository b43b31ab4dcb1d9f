/** What ends an address in a log line. */
const delimiter = /[\s@<>()[\]{}"'`,;:|\\/=]/;
/** RFC 5321, 4.5.3.1, in characters: what is longer is cut there. They bound the work for each `@`. */
const longest = { local: 64, domain: 255 };

/** A text for a log, with `[address]` in place of whatever looks like an e-mail address. */
export function withoutAddresses(text: string): string {
  let hidden = '';
  let done = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const start = edge(text, at, -1, Math.max(done, at - longest.local) - 1) + 1;
    const end = edge(text, at, 1, Math.min(text.length, at + 1 + longest.domain));
    if (start === at || end === at + 1) continue;
    hidden += `${text.slice(done, start)}[address]`;
    done = end;
  }
  return hidden + text.slice(done);
}

/** The first place from `at` on, in one direction, that a delimiter or `limit` is at. */
function edge(text: string, at: number, step: 1 | -1, limit: number): number {
  let place = at + step;
  while (place !== limit && !delimiter.test(text[place] as string)) place += step;
  return place;
}
