import Link from 'next/link';
import { Button } from '#components/button.tsx';
import { Field } from '#components/forms/field.tsx';
import { Notice } from '#components/page/notice.tsx';
import { conflictKey } from '#lib/addresses/conflict-key.ts';
import { isOfErp } from '#lib/addresses/is-of-erp.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatShortDay, isoDay } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';

type Props = {
  client: {
    id: string;
    email: string;
    emailKey: string;
    erpId: string | null;
    erpEmail: string | null;
    aliasAt: Date | null;
    erpRemovedAt: Date | null;
    accessUntil: Date | null;
  };
  slug: string;
  /** Lets a former client enter until a day; null without the permission to grant it. */
  grant: ((form: FormData) => Promise<void>) | null;
  locale: Locale;
  timeZone: string;
};

/**
 * What the ERP has to do with a client: that it has them, had them, or has several people with one
 * address.
 */
export function ErpNotice({ client, slug, grant, locale, timeZone }: Props) {
  const words = dictionaryOf(locale).clients;
  if (client.erpId === null && client.erpRemovedAt === null) return null;
  const day = (moment: Date) => formatShortDay(locale, moment, timeZone);
  const journal = grant && (
    <Link href={`/${slug}/erp/journal?client=${client.id}`} className="text-accent underline underline-offset-2">
      {words.erpJournal}
    </Link>
  );
  const shared = client.email !== '' && client.emailKey === conflictKey(client.id);
  const alias = client.aliasAt && client.erpEmail ? words.erpAlias(client.erpEmail) : '';
  const until = client.accessUntil && client.accessUntil > new Date() ? client.accessUntil : null;
  return (
    <div className="mb-4 grid gap-3">
      {client.erpRemovedAt ? (
        <Notice tone="inf" news={false} title={words.formerSince(day(client.erpRemovedAt))} action={journal}>
          <p>{until ? words.formerAccess(day(until)) : words.formerBody}</p>
          {grant && (
            <form action={grant} className="mt-3 flex flex-wrap items-end gap-3">
              <input type="hidden" name="structure" value={slug} />
              <input type="hidden" name="id" value={client.id} />
              <Field
                name="until"
                id="until"
                type="date"
                label={words.grantUntil}
                defaultValue={until ? isoDay(until, timeZone) : ''}
              />
              <Button>{words.grant}</Button>
            </form>
          )}
        </Notice>
      ) : (
        isOfErp(client) && (
          <Notice tone="inf" news={false} action={journal}>
            {`${words.managedByErp} ${alias}`.trim()}
          </Notice>
        )
      )}
      {shared && <Notice tone="err">{words.sharedEmail(client.email)}</Notice>}
    </div>
  );
}
