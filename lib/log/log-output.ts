import { stripVTControlCharacters } from 'node:util';
import { log } from './log.ts';
import { withoutAddresses } from './without-addresses.ts';

/**
 * Makes whatever this process prints by itself, such as errors that the framework writes, lines of
 * the log: one JSON object each, with the time and without e-mail addresses or line breaks of their
 * own. The development server prints for a person: there only addresses are hidden. `log` does not
 * write to these streams, but to the descriptor below them.
 */
export function logOutput(asLines = process.env.NODE_ENV !== 'development'): void {
  for (const [stream, level] of [
    [process.stdout, 'info'],
    [process.stderr, 'error'],
  ] as const) {
    const write = stream.write.bind(stream) as (chunk: unknown, ...more: unknown[]) => boolean;
    stream.write = ((chunk: unknown, ...more: unknown[]) => {
      if (typeof chunk !== 'string') return write(chunk, ...more);
      if (!asLines) return write(withoutAddresses(chunk), ...more);
      const text = stripVTControlCharacters(chunk).trim();
      if (text !== '') log[level](text);
      const done = more.find((value) => typeof value === 'function');
      if (done) process.nextTick(done);
      return true;
    }) as typeof stream.write;
  }
}
