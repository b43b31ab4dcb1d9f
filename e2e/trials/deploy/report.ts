import { spawnSync } from 'node:child_process';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Results of a trial, printed one a line as they come. */
export type Report = {
  /** Runs one check. One that throws has failed; the text that it returns is printed with it. */
  check(name: string, run: () => Promise<string | undefined> | string | undefined): Promise<void>;
  /** Says aloud that something was not tried. */
  skip(name: string, reason: string): void;
  /** Prints the counts. @returns how many checks failed */
  end(): number;
};

export function openReport(): Report {
  const counts = { ok: 0, failed: 0, skipped: 0 };
  return {
    async check(name, run) {
      try {
        const text = await run();
        counts.ok += 1;
        say(`ok       ${name}${text ? `: ${text}` : ''}`);
      } catch (error) {
        counts.failed += 1;
        say(`FAILED   ${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    skip(name, reason) {
      counts.skipped += 1;
      say(`SKIPPED  ${name}: ${reason}`);
    },
    end() {
      say(`${counts.ok} ok, ${counts.failed} failed, ${counts.skipped} skipped`);
      return counts.failed;
    },
  };
}

/** Whether a program is installed here. Debian keeps some where only root looks for them. */
export function isInstalled(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`], { env: programEnv() }).status === 0;
}

/** The environment of programs of the system, with the folders that a plain user's lacks. */
export function programEnv(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };
}

/**
 * Runs a program to its end.
 * @returns what it printed
 * @throws Error with what it printed when it says that something is wrong
 */
export function runProgram(program: string, args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env: programEnv() });
  const printed = `${stdout}${stderr}`.trim();
  if (status !== 0) throw new Error(printed || `${program} ended with ${status}`);
  return printed;
}
