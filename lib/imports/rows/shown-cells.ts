/**
 * Characters of a cell that a page shows, several times the limit of any field: a page of rows
 * could weigh 50 MB otherwise.
 */
export const longestShown = 1_000;

/** SQL: the cells of a row `r` of an import, each cut to what is shown. */
export const shownCells = `array(select left(cell, ${longestShown}) from unnest(r.cells) with ordinality as c (cell,
  place) order by place)`;
