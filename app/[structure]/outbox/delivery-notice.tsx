import { Notice } from '#components/page/notice.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { isDemoMailbox } from '#lib/mail/delivery/demo-mailbox.ts';
import { mailSettings } from '#lib/mail/mail-settings.ts';

/**
 * That mails do not leave because sending is not configured, or that this is the demonstration.
 * Shows nothing where mail is sent.
 */
export function DeliveryNotice({ words }: { words: Dictionary['outbox'] }) {
  if (mailSettings()) return null;
  const { title, body } = isDemoMailbox() ? words.demo : words.notConfigured;
  return (
    <div className="mb-4">
      <Notice tone="wait" title={title} news={false}>
        {body}
      </Notice>
    </div>
  );
}
