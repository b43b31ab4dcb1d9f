import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { describeEvent } from '#lib/audit/describe-event.ts';
import { changeTexts } from '#lib/audit/list-changes.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { csvDialects, csvLine } from '#lib/csv/client-csv.ts';
import { connection } from '#lib/database/connection.ts';
import { type Dictionary, dictionaryOf } from '#lib/i18n/dictionary.ts';
import { isoSecond } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { inExportSlot, isExportFree } from '#lib/throttle/export-slots.ts';
import { type ExportProblem, mayExport } from '#lib/throttle/may-export.ts';
import { authorName } from './author-name.ts';
import { type EventFilter, filterParameters } from './event-filter.ts';
import { type ListedEvent, readEvents } from './list-events.ts';

const batchSize = 1_000;

/**
 * Streams the events that a filter shows as a file in the reader's language, the latest first, in
 * batches. The export is itself recorded before the first byte is sent.
 */
export async function exportEvents(
  staff: Staff,
  filter: EventFilter,
  locale: Locale,
): Promise<Result<AsyncGenerator<string>, 'not-allowed' | ExportProblem>> {
  if (!may(staff, 'activity.read-all')) return fail('not-allowed');
  if (!isExportFree(staff.structure.id)) return fail('exports-busy');
  if (!(await mayExport(staff.id, staff.structure.id))) return fail('too-many-exports');
  await recordEvents(connection().pool, [
    {
      structureId: staff.structure.id,
      staffId: staff.id,
      kind: 'activity-exported',
      details: { filter: filterParameters(filter).toString() || null },
    },
  ]);
  return succeed(inExportSlot(staff.structure.id, writeFile(staff, filter, locale)));
}

async function* writeFile(staff: Staff, filter: EventFilter, locale: Locale): AsyncGenerator<string> {
  const { separator, mark } = csvDialects[locale];
  const dictionary = dictionaryOf(locale);
  yield mark + csvLine(dictionary.activity.columns, separator);
  let last: ListedEvent | undefined;
  do {
    const events = await readEvents(staff, filter, last ?? null, batchSize);
    last = events.length === batchSize ? events.at(-1) : undefined;
    yield events.map((event) => csvLine(cellsOf(event, dictionary, staff.structure.timeZone), separator)).join('');
  } while (last);
}

/** In the order of `activity.columns`. */
function cellsOf(listed: ListedEvent, dictionary: Dictionary, timeZone: string): string[] {
  const { at, client, colleague, event } = listed;
  return [
    isoSecond(at, timeZone),
    authorName(listed, dictionary),
    client ?? '',
    describeEvent(dictionary, event, colleague ?? undefined),
    changeTexts(dictionary, event).join('; '),
  ];
}
