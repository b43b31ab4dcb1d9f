import { readEnv } from '#lib/env.ts';
import { greet } from './greet.ts';
import { launch } from './launch.ts';
import { runCommand } from './run-command.ts';

await runCommand(() => launch({ mode: 'start', env: readEnv(), greet }));
