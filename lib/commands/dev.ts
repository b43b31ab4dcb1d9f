import { readEnv } from '#lib/env.ts';
import { greet } from './greet.ts';
import { launch } from './launch.ts';
import { runCommand } from './run-command.ts';

await runCommand(() => launch({ mode: 'dev', env: readEnv(), greet }));
