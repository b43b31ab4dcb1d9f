import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { ListedEvent } from './list-events.ts';

/** Names who did something: a member of the team, the ERP, or the system. */
export function authorName(
  { author, event }: Pick<ListedEvent, 'author' | 'event'>,
  { activity }: Pick<Dictionary, 'activity'>,
): string {
  const byErp = event.kind === 'erp-event-replayed' && event.details.byErp === true;
  return author ?? (byErp ? activity.erp : activity.system);
}
