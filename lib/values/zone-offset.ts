/** Making a formatter costs much more than using it, and an ERP sends a million times. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/**
 * Returns how far the clocks of a time zone (IANA) are ahead of UTC at a moment, in milliseconds.
 */
export function zoneOffset(moment: Date, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const clock = clocks.get(timeZone) ?? clockOf(timeZone);
  clocks.set(timeZone, clock);
  const seconds = Math.floor(moment.getTime() / 1000) * 1000;
  const shown = Date.parse(`${clock.format(seconds).replace(' ', 'T')}Z`);
  // Beyond the year 9999 nothing depends on it.
  return Number.isNaN(shown) ? 0 : shown - seconds;
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  // Swedish writes ISO 8601.
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
}

/**
 * Returns the moment at which the clocks of a time zone show a time. Of the two moments of an hour
 * that occurs twice, the later one that is not after `latest`; a time that the clocks skip is read
 * as if they had not been moved forward yet.
 * @param shown the time on the clocks, as if they were those of UTC
 */
export function momentInZone(shown: Date, timeZone: string, latest: Date): Date {
  const day = 86_400_000;
  const at = (offset: number) => new Date(shown.getTime() - offset);
  const before = zoneOffset(new Date(shown.getTime() - day), timeZone);
  const after = zoneOffset(new Date(shown.getTime() + day), timeZone);
  const moments = [...new Set([before, after])].filter((offset) => zoneOffset(at(offset), timeZone) === offset).map(at);
  const sorted = moments.toSorted((one, other) => one.getTime() - other.getTime());
  return sorted.findLast((moment) => moment <= latest) ?? sorted[0] ?? at(before);
}
