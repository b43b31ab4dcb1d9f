/** A value of a JSON object that holds no others, and where it is. */
export type Leaf = { path: string[]; value: unknown };

type Holder = Record<string, unknown>;

/** Maximum entries of one object that are kept; whole dumps of records have half of them. */
const maxEntries = 400;

/** Copies an object, of which only the first entries are kept where there are very many. */
export function boundedCopy(object: Holder): { copy: Holder; isCut: boolean } {
  let isCut = false;
  const copyOf = (value: unknown): unknown => {
    if (!isHolder(value)) return value;
    const entries = Object.entries(value);
    isCut ||= entries.length > maxEntries;
    const kept = entries.slice(0, maxEntries).map(([name, inner]) => [name, copyOf(inner)] as const);
    return Array.isArray(value) ? kept.map(([, inner]) => inner) : Object.fromEntries(kept);
  };
  const copy = copyOf(object) as Holder;
  return { copy, isCut };
}

/**
 * Lists the values of an object that hold no others: those nearest to its top first, because a
 * message names its person there.
 */
export function leavesOf(object: Holder, most: number): { leaves: Leaf[]; isCut: boolean } {
  const leaves: Leaf[] = [];
  let level: Leaf[] = [{ path: [], value: object }];
  while (level.length > 0) {
    const below: Leaf[] = [];
    for (const { path, value } of level) {
      for (const [name, inner] of Object.entries(value as Holder)) {
        if (leaves.length >= most || below.length >= most) return { leaves, isCut: true };
        const leaf = { path: [...path, name], value: inner };
        (isHolder(inner) && Object.keys(inner).length > 0 ? below : leaves).push(leaf);
      }
    }
    level = below;
  }
  return { leaves, isCut: false };
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null;
}

/**
 * Runs while the value at a path of an object is another one; undefined is as good as none. Copies
 * of a message of thousands of values would cost seconds.
 */
export function withValue<Result>(object: Holder, path: string[], value: unknown, run: () => Result): Result {
  const name = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce<Holder>((outer, part) => outer[part] as Holder, object);
  const before = holder[name];
  holder[name] = value;
  try {
    return run();
  } finally {
    holder[name] = before;
  }
}

/** Writes a path as a JSON pointer (RFC 6901). */
export function pointerOf(path: string[]): string {
  return path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
