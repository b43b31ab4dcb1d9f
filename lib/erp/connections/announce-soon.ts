import { messageOf } from '#lib/live/announce.ts';
import { announceSoon as announceMessages } from '#lib/live/announcer.ts';

/** Notifies open pages a moment after the commit of events of an ERP. */
export function announceSoon(structureId: string, clientsChanged: boolean): void {
  const topics = clientsChanged ? (['erp', 'clients'] as const) : (['erp'] as const);
  announceMessages(topics.map((topic) => messageOf(structureId, topic)));
}
