/**
 * Megabytes of the JavaScript heap. Left alone it takes several times what it needs before it
 * cleans up, and an import of a million rows makes a lot to clean up: the server then stays below
 * 400 MB in all. The young generation (`semi-space`) holds what a few pages allocate: with 4 MB a
 * list of 50 took 31 ms of processor time, with 16 MB 25 and with 32 MB 21.
 */
export const heap = ['--max-semi-space-size=16', '--max-old-space-size=512'];
