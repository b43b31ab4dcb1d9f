/** SQL: the names of the groups that an `import_row r` gives to its client. */
export const neededGroups = `case when r.verdict = 'create' then r.groups
  else array(select jsonb_array_elements_text(r.changes #> '{groups,after}')) end`;

/** SQL: whether an `import_row r` gives its client groups, with the choices of its `import i`. */
export const needsGroups = `(r.verdict = 'create' and r.groups <> '{}' or (
  (r.verdict = 'update' or r.verdict = 'in-bin' and i.reopen) and jsonb_typeof(r.changes #> '{groups,after}') = 'array'
  and (i.choice = 'overwrite' or i.choice = 'fill-blanks' and jsonb_typeof(r.changes #> '{groups,before}') = 'null')))`;
