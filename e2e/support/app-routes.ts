import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** A page or a route handler as its folder names it, with a value for each parameter. */
export type Route = { kind: 'page' | 'handler'; target: string };

const uuid = '0192f0c1-2d3e-7abc-8def-0123456789ab';

/**
 * Every page and route handler of `app/`, with values for their parameters; without the benchmarks'
 * own pages.
 */
export async function allRoutes(structure: string, values: Record<string, string> = {}): Promise<Route[]> {
  const files = await readdir('app', { recursive: true });
  return files
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => ({
      kind: file.endsWith('route.ts') ? ('handler' as const) : ('page' as const),
      target: `/${path.dirname(file)}`
        .replace(/^\/\.$/, '/')
        .replace('/[structure]', `/${structure}`)
        .replace(/\/\[\[\.\.\.\w+\]\]/, '')
        .replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => values[name] ?? uuid),
    }))
    .sort((a, b) => a.target.localeCompare(b.target));
}
