import { isId } from '#lib/identity/id.ts';

/** With the id of a group, the name of its box in the editor. */
export const groupBox = 'group:';

/** With the id of a group, the name of the field that says that its box was shown. */
export const shownGroup = 'shownGroup:';

/** Groups that are read at most: more than a client can be in. */
const most = 100;

/** Returns the ids of the groups that the form showed and whose boxes are no longer ticked. */
export function removedGroups(form: Record<string, unknown>): string[] {
  return Object.keys(form)
    .filter((name) => name.startsWith(shownGroup))
    .map((name) => name.slice(shownGroup.length))
    .filter((id) => isId(id) && form[`${groupBox}${id}`] === undefined)
    .slice(0, most);
}
