import { isId } from '#lib/identity/id.ts';

/** The names of the two fields that the editor sends of each group: the box, and that it was shown. */
export const groupBox = (id: string) => `group:${id}`;
export const shownGroup = (id: string) => `${shown}${id}`;

const shown = 'shownGroup:';

/** Groups that are read at most: more than a client can be in. */
const most = 100;

/** Returns the ids of the groups that the form showed and whose boxes are no longer ticked. */
export function removedGroups(form: Record<string, unknown>): string[] {
  return Object.keys(form)
    .filter((name) => name.startsWith(shown))
    .map((name) => name.slice(shown.length))
    .filter((id) => isId(id) && form[groupBox(id)] === undefined)
    .slice(0, most);
}
