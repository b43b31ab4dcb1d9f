import { posix } from 'node:path';
import type { SourceFile } from './source-files.ts';

/** An import of one file of `lib/` by another, with the rooms of both. */
export type RoomImport = { from: string; to: string; fromRoom: string; toRoom: string };

const importPattern = /(?:\bfrom|\bimport|\bimport\()\s*'([^']+)'/g;

/** Lists the imports between rooms of `lib/`. An import within one room is left out. */
export function roomImports(files: SourceFile[], floors: readonly string[]): RoomImport[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(importPattern)].flatMap(([, specifier]) => {
      const to = resolveImport(path, specifier as string);
      if (!to?.startsWith('lib/')) return [];
      const [fromRoom, toRoom] = [roomOf(path, floors), roomOf(to, floors)];
      return fromRoom === toRoom ? [] : [{ from: path, to, fromRoom, toRoom }];
    }),
  );
}

/**
 * Lists imports of a room on the same or a higher floor, or of one that the table of floors lacks.
 */
export function upwardImports(imports: RoomImport[], floors: readonly string[]): RoomImport[] {
  return imports.filter(({ fromRoom, toRoom }) => {
    const [from, to] = [floors.indexOf(fromRoom), floors.indexOf(toRoom)];
    return from < 0 || to < 0 || to > from;
  });
}

/**
 * Lists groups of rooms that reach each other through their imports: strongly connected components
 * of two or more.
 */
export function knots(imports: RoomImport[]): string[][] {
  const targets = new Map<string, Set<string>>();
  for (const { fromRoom, toRoom } of imports) {
    targets.set(fromRoom, (targets.get(fromRoom) ?? new Set()).add(toRoom));
  }
  const reachable = (start: string) => {
    const seen = new Set<string>();
    const queue = [...(targets.get(start) ?? [])];
    for (const room of queue) {
      if (seen.has(room)) continue;
      seen.add(room);
      queue.push(...(targets.get(room) ?? []));
    }
    return seen;
  };
  const reach = new Map([...targets.keys()].map((room) => [room, reachable(room)]));
  const knotOf = (room: string) => [...(reach.get(room) ?? [])].filter((other) => reach.get(other)?.has(room)).sort();
  const found = new Set([...reach.keys()].map((room) => knotOf(room).join(' ')).filter(Boolean));
  return [...found].map((rooms) => rooms.split(' '));
}

/** Returns the room of a file: the longest entry of the table that its path begins with. */
function roomOf(path: string, floors: readonly string[]): string {
  const inner = path.slice('lib/'.length).replace(/\.tsx?$/, '');
  const rooms = floors.filter((room) => inner === room || inner.startsWith(`${room}/`));
  return rooms.sort((a, b) => b.length - a.length)[0] ?? (inner.split('/', 1)[0] as string);
}

function resolveImport(importer: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(importer), specifier));
  if (specifier.startsWith('#')) return specifier.slice(1);
  return undefined;
}
