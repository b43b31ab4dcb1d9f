import { type FileProblem, fileProblemCodes } from '#lib/imports/file/file-problem.ts';
import { importFields } from '#lib/imports/file/import-field.ts';

/** Encodes a problem as search parameters of the upload page. */
export function problemParameters({ code, line, field }: FileProblem): URLSearchParams {
  const parameters = new URLSearchParams({ problem: code });
  if (line !== undefined) parameters.set('line', String(line));
  if (field !== undefined) parameters.set('field', field);
  return parameters;
}

/** Parses these parameters: only known codes are ever shown. */
export function parseProblem(parameters: Record<string, string | string[] | undefined>): FileProblem | null {
  const code = fileProblemCodes.find((known) => known === parameters.problem);
  if (!code) return null;
  const field = importFields.find((known) => known === parameters.field);
  const line =
    typeof parameters.line === 'string' && /^\d{1,9}$/.test(parameters.line) ? Number(parameters.line) : undefined;
  return { code, ...(line === undefined ? {} : { line }), ...(field ? { field } : {}) };
}
