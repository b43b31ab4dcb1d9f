import { withoutAddresses } from './without-addresses.ts';

/**
 * Hides e-mail addresses in whatever this process prints, such as errors that the framework writes
 * by itself. `log` does so on its own.
 */
export function hideAddressesInOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (chunk: unknown, ...more: unknown[]) => boolean;
    stream.write = ((chunk: unknown, ...more: unknown[]) =>
      write(typeof chunk === 'string' ? withoutAddresses(chunk) : chunk, ...more)) as typeof stream.write;
  }
}
