import { type ExplainedMessage, type ExplainedText, maxExplainedLength } from '#lib/erp/sandbox/explain-pasted.ts';
import type { FieldReading } from '#lib/erp/sandbox/explain-reading.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { ShownExplanation, ShownExplanations, ShownField } from './sandbox-state.ts';

/** Writes out an explanation in the reader's words. */
export function showExplained(
  { messages, total }: ExplainedText,
  text: string,
  { erp, erpExplained: words }: Dictionary,
): ShownExplanations {
  const shown = messages.map((message) => showMessage(message, erp, words));
  if (text.trim().length > maxExplainedLength) return { messages: shown, note: words.tooLong };
  if (total === 0) return { messages: shown, note: words.none };
  return { messages: shown, note: total > shown.length ? words.several(shown.length, String(total)) : '' };
}

type Words = Dictionary['erpExplained'];

function showMessage(
  { kind, fetch, fields, unused, isCut }: ExplainedMessage,
  erp: Dictionary['erp'],
  words: Words,
): ShownExplanation {
  const fetched = fetch ? words.wouldFetch(fetch) : words.noFetch;
  return {
    kind: words.kinds[kind],
    notes: [...(kind === 'notice' ? [fetched] : []), ...(isCut ? [words.cut] : [])],
    fields: fields.map((field) => showField(field, erp, words)),
    unused,
  };
}

function showField({ field, read, sources, codes }: FieldReading, erp: Dictionary['erp'], words: Words): ShownField {
  return {
    label: words.fields[field],
    read: readText(field, read, words),
    sources:
      sources.length > 0
        ? sources.map(({ pointer, sent, counts }) => ({ pointer, sent, note: counts ? '' : words.notUsed }))
        : [{ pointer: '', sent: '', note: words.notInMessage }],
    problems: codes.map((code) => words.refusals[code] ?? `${words.fields[field]} ${erp.problemWords[code] ?? code}.`),
  };
}

function readText(field: FieldReading['field'], read: string | null, words: Words): string {
  if (read === null) return words.nothing;
  if (read === '') return words.cleared;
  return field === 'status' ? (words.statuses[read] ?? read) : read;
}
