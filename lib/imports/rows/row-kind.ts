import type { ImportChoice } from '#lib/database/generated/enums.ts';
import type { RowKind, Verdict } from './counts.ts';

/**
 * How far an import went, and with which choices. Before it is committed there is no choice, and
 * every row is as planned.
 */
export type CommitState = { choice: ImportChoice | null; reopen: boolean; reached: number };

/** A condition on `import_row r`, besides the structure and the import. */
export type RowCondition = { verdicts: Verdict[]; sql: string };

/**
 * What became of a row. `beyond`: after the line that was reached. `idle`: an update that the
 * choice left nothing of.
 */
export function kindOf(
  { verdict, beyond, idle }: { verdict: Verdict; beyond: boolean; idle: boolean },
  course: CommitState,
): RowKind {
  if (course.choice === null) return verdict;
  if (verdict === 'in-bin') return !course.reopen ? 'in-bin' : beyond ? 'not-reached' : 'reopened';
  if (verdict !== 'create' && verdict !== 'update') return verdict;
  if (verdict === 'update' && course.choice === 'create_only') return 'left';
  if (beyond) return 'not-reached';
  return verdict === 'update' && idle ? 'left' : verdict;
}

/** The same the other way round: the rows of a kind. Null: there can be none. */
export function rowsOfKind(kind: RowKind, course: CommitState): RowCondition | null {
  const { choice, reopen, reached } = course;
  if (choice === null)
    return kind === 'reopened' || kind === 'left' || kind === 'not-reached' ? null : { verdicts: [kind], sql: 'true' };
  const done = `r.line <= ${Number(reached)}`;
  switch (kind) {
    case 'create':
      return { verdicts: ['create'], sql: done };
    case 'update':
      return choice === 'create_only' ? null : { verdicts: ['update'], sql: `${done} and r.changes <> '{}'` };
    case 'left':
      return { verdicts: ['update'], sql: choice === 'create_only' ? 'true' : `${done} and r.changes = '{}'` };
    case 'in-bin':
      return reopen ? null : { verdicts: ['in-bin'], sql: 'true' };
    case 'reopened':
      return reopen ? { verdicts: ['in-bin'], sql: done } : null;
    case 'not-reached': {
      const verdicts: Verdict[] = [
        'create',
        ...(choice === 'create_only' ? [] : ['update' as const]),
        ...(reopen ? ['in-bin' as const] : []),
      ];
      return { verdicts, sql: `not (${done})` };
    }
    default:
      return { verdicts: [kind], sql: 'true' };
  }
}
