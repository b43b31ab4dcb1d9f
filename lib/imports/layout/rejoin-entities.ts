/**
 * The beginning of an HTML entity at the end of a cell, whose semicolon was read as a separator.
 */
const cutEntity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30})$/i;

/**
 * Joins the cells of a record that the semicolons of HTML entities cut apart ("O&#039;Malley" in a
 * file that is separated by semicolons), where it has more cells than the table has columns.
 * @param width the number of columns
 */
export function rejoinEntities(cells: string[], separator: string, width: number): string[] {
  if (separator !== ';' || cells.length <= width) return cells;
  const joined: string[] = [];
  let surplus = cells.length - width;
  for (const cell of cells) {
    const before = joined.at(-1);
    if (surplus > 0 && before !== undefined && cutEntity.test(before.slice(-40))) {
      joined[joined.length - 1] = `${before};${cell}`;
      surplus -= 1;
    } else joined.push(cell);
  }
  return joined;
}
