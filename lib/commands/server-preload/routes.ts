import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A page, a route handler, or a file. `segments`: of its path, as its folders name them. */
export type Route = { kind: 'page' | 'handler' | 'file'; segments: string[]; methods: string[] };

const fileMethods = ['GET', 'HEAD'];

/** What a page takes: a form without JavaScript, or a server action, is a POST. */
export const pageMethods = ['GET', 'HEAD', 'POST'];

const routeFile = /(?:^|[/\\])(?:page\.tsx|route\.ts)$/;
const exported = /^export\s+(?:async\s+)?(?:function|const)\s+(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/gm;

/**
 * Reads the routes from the folders of pages and of public files, as Next does: a build says which
 * paths there are, but not which methods they take. The most specific come first, so that the first
 * match of a path is Next's.
 */
export function readRoutes(appFolder: string, publicFolder: string): Route[] {
  const files = filesIn(publicFolder).map((file) => file.split(path.sep));
  const routes = [
    ...filesIn(appFolder).flatMap((file) => (routeFile.test(file) ? [readRoute(appFolder, file)] : [])),
    ...[...files, ['_next', '[...file]']].map((segments): Route => ({ kind: 'file', segments, methods: fileMethods })),
  ];
  return routes.sort((a, b) => compareSegments(a.segments, b.segments));
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)));
}

/** The route that takes a path, which may be percent-encoded. */
export function findRoute(routes: readonly Route[], target: string): Route | undefined {
  const asked = pathSegments(target);
  return routes.find(({ segments }) => matches(segments, asked));
}

/** The decoded segments of a target's path. It has been checked that they can be decoded. */
export function pathSegments(target: string): string[] {
  const [pathname = ''] = target.split(/[?#]/, 1);
  return pathname.split('/').filter(Boolean).map(decodeURIComponent);
}

function readRoute(folder: string, file: string): Route {
  const segments = path
    .dirname(file)
    .split(/[/\\]/)
    .filter((segment) => segment !== '.' && !/^\(.*\)$/.test(segment));
  if (file.endsWith('page.tsx')) return { kind: 'page', segments, methods: pageMethods };
  const found = [...readFileSync(path.join(folder, file), 'utf8').matchAll(exported)].map(
    ([, method]) => method as string,
  );
  // Next answers HEAD wherever it answers GET, and OPTIONS everywhere.
  const implied = [...(found.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
  return { kind: 'handler', segments, methods: [...new Set([...found, ...implied])] };
}

function matches(segments: readonly string[], asked: readonly string[]): boolean {
  const [first, ...rest] = segments;
  if (first === undefined) return asked.length === 0;
  if (first.startsWith('[[...')) return true;
  if (asked.length === 0) return false;
  if (first.startsWith('[...')) return true;
  return (first.startsWith('[') || first === asked[0]) && matches(rest, asked.slice(1));
}

/** A fixed segment is more specific than a parameter, and that more than the rest of a path. */
function compareSegments(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = rank(a[index]) - rank(b[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function rank(segment: string | undefined): number {
  if (segment === undefined) return 3;
  if (segment.startsWith('[[...')) return 4;
  if (segment.startsWith('[...')) return 2;
  return segment.startsWith('[') ? 1 : 0;
}
