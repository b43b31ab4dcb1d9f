import type { ImportChoice } from '#lib/database/generated/enums.ts';
import { type RowKind, rowKinds, type Verdict, verdicts } from './counts.ts';

/**
 * How far the commit of an import went, and with which choices. Before the commit there is no
 * choice, and every row is as planned. `reached` is a line of the file.
 */
export type CommitState = { choice: ImportChoice | null; reopen: boolean; reached: number };

/**
 * SQL: the kind of an `import_row r`. This is the one place that knows what became of a row. It is
 * derived and not stored, because the commit of a created client would have to rewrite its row, and
 * a stop or resume those of all clients still to come.
 */
export function kindColumn(state: CommitState): string {
  if (state.choice === null) return 'r.verdict::text';
  const branches = rowKinds.map((kind) => `when ${isOfKind(kind, state)} then '${kind}'`);
  return `case ${branches.join(' ')} end`;
}

/** SQL: whether an `import_row r` is of a kind; begins with the verdict, which is indexed. */
export function isOfKind(kind: RowKind, state: CommitState): string {
  const rule = ruleOf(kind, state);
  if (rule.verdicts.length === 0) return 'false';
  const verdicts = rule.verdicts.map((verdict) => `'${verdict}'`).join(', ');
  return `(r.verdict in (${verdicts}) and ${rule.condition})`;
}

/** The verdicts that a row of a kind can have, and the further condition on it. */
type KindRule = { verdicts: Verdict[]; condition: string };

function ruleOf(kind: RowKind, { choice, reopen, reached }: CommitState): KindRule {
  if (choice === null) return { verdicts: verdicts.filter((verdict) => verdict === kind), condition: 'true' };
  const done = `r.line <= ${Number(reached)}`;
  const updates: Verdict[] = choice === 'create_only' ? [] : ['update'];
  const reopens: Verdict[] = reopen ? ['in-bin'] : [];
  switch (kind) {
    case 'create':
      return { verdicts: ['create'], condition: done };
    case 'update':
      return { verdicts: updates, condition: `${done} and r.changes is distinct from '{}'` };
    case 'left':
      return choice === 'create_only'
        ? { verdicts: ['update'], condition: 'true' }
        : { verdicts: updates, condition: `${done} and r.changes = '{}'` };
    case 'in-bin':
      return { verdicts: reopen ? [] : ['in-bin'], condition: 'true' };
    case 'reopened':
      return { verdicts: reopens, condition: done };
    case 'not-reached':
      return { verdicts: ['create', ...updates, ...reopens], condition: `not (${done})` };
    default:
      return { verdicts: [kind], condition: 'true' };
  }
}
