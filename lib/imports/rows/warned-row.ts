/** SQL: whether an `import_row r` is taken although something in it should be checked. */
export const warnedRow = `r.verdict in ('create', 'update', 'unchanged', 'in-bin')
  and r.problems @? '$[*] ? (@.warning == true)'`;
