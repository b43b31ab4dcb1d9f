import { offerRecommendedCiphers } from '#lib/log/recommended-ciphers.ts';
import { Refusal } from '#lib/refusal.ts';

/**
 * Runs a command to its end: exit code 0, or 1 with a sentence on standard error. An unexpected
 * error is printed with its stack.
 */
export async function runCommand(command: () => Promise<void>): Promise<never> {
  offerRecommendedCiphers();
  try {
    await command();
    process.exit(0);
  } catch (error) {
    const known = error instanceof Refusal;
    process.stderr.write(`${error instanceof Error ? (known ? error.message : error.stack) : String(error)}\n`);
    process.exit(1);
  }
}
