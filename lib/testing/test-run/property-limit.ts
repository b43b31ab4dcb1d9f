import fc from 'fast-check';
import { beforeEach } from 'vitest';

/** The clock as it was before a test replaces it. */
const { now } = Date;
/** The share of a test's timeout after which its properties are interrupted. */
const share = 0.9;

// Interrupts a property shortly before its test runs out of time. A test that runs into its timeout
// prints neither seed nor counterexample, even where a counterexample was only being shrunk.
beforeEach(({ task }) => {
  const deadline = now() + share * task.timeout;
  fc.configureGlobal({
    markInterruptAsFailure: true,
    // fast-check reads it whenever a property starts: a later one in a test has less time left.
    get interruptAfterTimeLimit() {
      return Math.max(0, deadline - now());
    },
  });
});
