/**
 * SQL: whether an `import_row r` is taken although something in it should be checked. A commit may
 * hold such a row, which keeps its warning: the count of the plan stays true.
 */
export const warnedRow = `r.verdict in ('create', 'update', 'unchanged', 'in-bin', 'held')
  and r.problems @? '$[*] ? (@.warning == true)'`;
