// Runs in a thread of a reading process, and ends it when the server is gone: the event loop of the
// process may be blocked by its file.
import { workerData } from 'node:worker_threads';

setInterval(() => {
  if (process.ppid !== workerData) process.kill(process.pid, 'SIGKILL');
}, 1_000);
