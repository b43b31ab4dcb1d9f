import Link from 'next/link';
import { Chip, Chips } from '#components/chips.tsx';
import { Live } from '#components/live/live.tsx';
import { MailDialog } from '#components/outbox/mail-dialog.tsx';
import { MailStateBadge } from '#components/outbox/mail-state-badge.tsx';
import { EmptyState } from '#components/page/empty-state.tsx';
import { Page } from '#components/page/page.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Pagination } from '#components/page/pagination.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import { StructureLimitNotice } from '#components/registrations/structure-limit-notice.tsx';
import { may } from '#lib/actor/permissions.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { isDemoMailbox } from '#lib/mail/delivery/demo-mailbox.ts';
import { listMail, mailPageSize, readMail } from '#lib/mail/list-mail.ts';
import { carriesSecret } from '#lib/mail/mail-kind.ts';
import { mailSettings } from '#lib/mail/mail-settings.ts';
import { mailStates } from '#lib/mail/mail-state.ts';
import { previewMail } from '#lib/mail/preview-mail.ts';
import { readStructureLimits } from '#lib/registrations/read-code-limits.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { DeliveryNotice } from './delivery-notice.tsx';
import { StoppedNotice } from './stopped-notice.tsx';

/** The mails of the structure, the latest first, each to be read. */
export default async function OutboxPage({ params, searchParams }: PageProps<'/[structure]/outbox'>) {
  const { structure: slug } = await params;
  const staff = await requireStaff(slug, 'outbox.read', `/${slug}/outbox`);
  const parameters = await searchParams;
  const after = firstValue(parameters.after);
  const state = mailStates.find((known) => known === firstValue(parameters.state)) ?? null;
  const [locale, found, read, limits] = await Promise.all([
    currentLocale(),
    listMail(staff, state, after),
    readMail(staff, firstValue(parameters.read)),
    readStructureLimits(staff),
  ]);
  const { outbox: words, registrations } = dictionaryOf(locale);
  const html = read && (await previewMail(read, staff));
  const readsTexts = may(staff, 'outbox.read-texts');
  const rows = found.slice(0, mailPageSize);
  const last = rows.at(-1);
  const home = `/${staff.structure.slug}/outbox`;
  const address = (more: Record<string, string>) => {
    const query = new URLSearchParams({ ...(state && { state }), ...more });
    return query.size ? `${home}?${query}` : home;
  };
  const moment = (at: Date) => formatMoment(locale, at, staff.structure.timeZone);
  return (
    <Page
      dialog={
        read &&
        html && (
          <MailDialog
            mail={read}
            html={html}
            unsent={mailSettings() === null}
            hides={carriesSecret(read.kind) && !isDemoMailbox()}
            closeHref={address(after ? { after } : {})}
            written={moment(read.createdAt)}
            words={words}
          />
        )
      }
    >
      <PageHead title={words.title} />
      <StoppedNotice staff={staff} locale={locale} words={words} />
      <DeliveryNotice words={words} />
      <StructureLimitNotice limits={limits} showMoment={moment} words={registrations} />
      <Live slug={staff.structure.slug} topics={['outbox']} />
      {!isDemoMailbox() && <p className="mb-4 text-soft">{words.intro}</p>}
      <div className="mb-3.5">
        <Chips label={words.filters}>
          <Chip href={home} current={state === null}>
            {words.all}
          </Chip>
          {mailStates.map((one) => (
            <Chip key={one} href={`${home}?state=${one}`} current={one === state}>
              {words.filtersByState[one]}
            </Chip>
          ))}
        </Chips>
      </div>
      <Sheet>
        {rows.length === 0 ? (
          <EmptyState icon="mail" title={words.none.title}>
            {words.none.body}
          </EmptyState>
        ) : (
          <>
            <Table
              caption={words.title}
              columns={[
                { key: 'mail', label: words.columns.mail },
                { key: 'state', label: words.columns.state },
                { key: 'written', label: words.columns.written },
              ]}
            >
              {rows.map((mail) => (
                <Row key={mail.id}>
                  <RowHead>
                    {readsTexts ? (
                      <Link
                        href={address({ ...(after && { after }), read: mail.id })}
                        scroll={false}
                        prefetch={false}
                        className="font-[600] break-words hover:text-accent hover:underline hover:underline-offset-2"
                      >
                        {mail.subject}
                      </Link>
                    ) : (
                      <span className="font-[600] break-words">{mail.subject}</span>
                    )}
                    <span className="block text-note wrap-anywhere text-soft wide:min-w-32">{words.to(mail.to)}</span>
                  </RowHead>
                  <Cell>
                    <MailStateBadge state={mail.state} words={words} />
                  </Cell>
                  <Cell>
                    {moment(mail.createdAt)}
                    <span className="block text-sm text-soft">{kindOf(mail.kind, words)}</span>
                  </Cell>
                </Row>
              ))}
            </Table>
            {(after || found.length > mailPageSize) && (
              <Pagination
                label={words.title}
                range=""
                previousHref={after ? address({}) : undefined}
                nextHref={found.length > mailPageSize && last ? address({ after: last.id }) : undefined}
                previousLabel={words.newest}
                nextLabel={words.older}
              />
            )}
          </>
        )}
      </Sheet>
    </Page>
  );
}

function kindOf(kind: string, { kinds }: { kinds: Record<string, string> }): string {
  return kinds[kind] ?? '';
}
