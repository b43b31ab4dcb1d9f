import type { FormerId } from '#lib/clients/erp/former-ids.ts';
import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';
import type { PersonState } from './person-state.ts';

/** Whether the ERP has a person, and when the newest message said so. */
export type Presence = Pick<PersonState, 'version' | 'removedAt'>;

/**
 * The ids that people had before and have now, as renames and merges say. Of each id the newest
 * message counts, whatever the order of arrival; so no chain leads back to its start, because each
 * of its steps is newer than the one before.
 */
export class IdChains {
  readonly #known: Map<string, FormerId>;
  readonly #changed = new Set<string>();

  constructor(known: FormerId[]) {
    this.#known = new Map(known.map((formerId) => [formerId.erpId, { ...formerId }]));
  }

  get isEmpty(): boolean {
    return this.#known.size === 0;
  }

  /** Returns whether a rename or a merge has told of this id. */
  has(id: string): boolean {
    return this.#known.has(id);
  }

  /** Returns the step that leads away from an id, or null where its person has this id. */
  next(id: string): FormerId | null {
    const step = this.#known.get(id);
    return step && step.currentId !== id ? step : null;
  }

  /** Returns the steps from an id to the one that its person has now. */
  path(id: string): FormerId[] {
    const steps: FormerId[] = [];
    for (let step = this.next(id); step; step = this.next(step.currentId)) steps.push(step);
    return steps;
  }

  rootOf(id: string): string {
    return this.path(id).at(-1)?.currentId ?? id;
  }

  /**
   * Returns since when messages under an id tell of the person of a later one, in Unix
   * milliseconds: those from before a merge tell of the record that is no more. Null: all of them
   * do.
   */
  sharedSince(id: string, later: string): number | null {
    const path = this.path(id);
    const steps = path.slice(0, path.findIndex(({ currentId }) => currentId === later) + 1);
    const merges = steps.flatMap(({ merged, version }) => (merged ? [version.getTime()] : []));
    return merges.length > 0 ? Math.max(...merges) : null;
  }

  /** Returns the former ids of the person who has this id, the oldest first. */
  formerIdsOf(root: string): string[] {
    return [...this.#known.keys()]
      .filter((id) => id !== root && this.rootOf(id) === root)
      .sort((a, b) => this.path(b).length - this.path(a).length || (a < b ? -1 : 1));
  }

  /** Returns all ids of the people of these ids. */
  family(ids: string[]): string[] {
    const roots = new Set(ids.map((id) => this.rootOf(id)));
    return [...new Set([...ids, ...roots, ...[...roots].flatMap((root) => this.formerIdsOf(root))])];
  }

  /** Adds what a rename or a merge says. */
  add({ erpId, formerIds = [], version, merges }: ErpEvent): void {
    const others = formerIds.filter((id) => id !== erpId);
    const said = { currentId: erpId, rootId: erpId, version, seenAt: null, removedAt: null };
    for (const id of others) this.#learn({ ...said, erpId: id, merged: merges === true });
    if (others.length > 0) this.#learn({ ...said, erpId, merged: false });
  }

  /** Returns what messages under an id said of presence while it was a former one. */
  presenceUnder(id: string): Presence {
    const { seenAt: version = null, removedAt = null } = this.#known.get(id) ?? {};
    return { version, removedAt };
  }

  /** Keeps what messages under an id say of presence. */
  keepPresence(id: string, { version, removedAt }: Presence): void {
    const known = this.#known.get(id);
    if (
      !known ||
      (known.seenAt?.getTime() === version?.getTime() && known.removedAt?.getTime() === removedAt?.getTime())
    )
      return;
    this.#known.set(id, { ...known, seenAt: version, removedAt });
    this.#changed.add(id);
  }

  /** Returns what changed, with the ends of the chains as they are now. */
  changes(): FormerId[] {
    const roots = new Set([...this.#changed].map((id) => this.rootOf(id)));
    return [...this.#known.values()]
      .map((formerId) => ({ ...formerId, rootId: this.rootOf(formerId.erpId) }))
      .filter(
        (formerId) =>
          this.#changed.has(formerId.erpId) ||
          (roots.has(formerId.rootId) && this.#known.get(formerId.erpId)?.rootId !== formerId.rootId),
      );
  }

  copy(): IdChains {
    const copied = new IdChains([...this.#known.values()]);
    for (const id of this.#changed) copied.#changed.add(id);
    return copied;
  }

  #learn(said: FormerId): void {
    const known = this.#known.get(said.erpId);
    if (known && !isNewer(said, known)) return;
    this.#known.set(said.erpId, { ...said, seenAt: known?.seenAt ?? null, removedAt: known?.removedAt ?? null });
    this.#changed.add(said.erpId);
  }
}

/** Of two messages of one moment, the one by which the id is still in use counts. */
function isNewer(said: FormerId, known: FormerId): boolean {
  const later = said.version.getTime() - known.version.getTime();
  if (later !== 0) return later > 0;
  const [staying, stayed] = [said.currentId === said.erpId, known.currentId === known.erpId];
  return staying === stayed ? said.currentId < known.currentId : staying;
}
