import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { signInOverHttp } from '#lib/commands/sign-in-over-http.ts';
import { Refusal } from '#lib/refusal.ts';
import type { RunningDemo } from './safety-check.ts';

const demoFile = z.object({
  url: z.url(),
  staff: z.array(z.object({ email: z.string(), password: z.string(), role: z.string(), structure: z.string() })),
  app: z.object({ apiKey: z.string(), joinCodes: z.record(z.string(), z.string()) }),
  erp: z.object({ connectionId: z.string(), secret: z.string(), url: z.string() }),
});

/**
 * Reads the description that `npm run demo` writes into its data folder.
 * @throws Refusal when no demo was started there
 */
export async function runningDemo(dataDir: string): Promise<RunningDemo> {
  const file = path.resolve(dataDir, 'demo.json');
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Refusal(`There is no demo in ${dataDir}: start it with npm run demo.`);
  });
  const demo = demoFile.parse(JSON.parse(text));
  return {
    ...demo,
    dataDir: path.resolve(dataDir),
    async signIn(role, structure) {
      const member = demo.staff.find((one) => one.role === role && (!structure || one.structure === structure));
      if (!member) throw new Error(`the demo has no ${role}${structure ? ` of ${structure}` : ''}`);
      return signInOverHttp(demo.url, member);
    },
  };
}
