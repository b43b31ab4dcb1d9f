import { ensureBuilt } from './launch-build.ts';
import { runCommand } from './run-command.ts';

const never = new AbortController().signal;
await runCommand(() =>
  ensureBuilt(process.env.NEXT_DIST_DIR ?? '.next', (line) => void process.stdout.write(`${line}\n`), never),
);
