import type { AccessScreen } from '#components/access/access-screen.ts';
import { AddressForm } from '#components/access/address-form.tsx';
import { CheckList } from '#components/access/check-list.tsx';
import { MessageSheet } from '#components/access/message-sheet.tsx';
import { VerdictBanner } from '#components/access/verdict-banner.tsx';
import { ButtonLink } from '#components/button.tsx';
import { whyNotInvited } from '#components/invitations/why-not-invited.ts';
import { Live } from '#components/live/live.tsx';
import { CandidatesSheet } from '#components/matching/candidates-sheet.tsx';
import { ChooseDialog } from '#components/matching/choose-dialog.tsx';
import { MatchNotice } from '#components/matching/match-notice.tsx';
import { EmptyState } from '#components/page/empty-state.tsx';
import { Page } from '#components/page/page.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { AddressLimitNotice } from '#components/registrations/address-limit-notice.tsx';
import { RefuseDialog } from '#components/registrations/refuse-dialog.tsx';
import { readVerdict } from '#lib/access/read-verdict.ts';
import { may } from '#lib/actor/permissions.ts';
import { isManagedByErp } from '#lib/addresses/is-managed.ts';
import { fullName } from '#lib/clients/client.ts';
import { parseListQuery } from '#lib/clients/list-query.ts';
import { readClient } from '#lib/clients/read-client.ts';
import { maySearchErp } from '#lib/erp/thin/search-by-email.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatMoment, formatShortDay } from '#lib/i18n/format.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { readInvitation } from '#lib/invitations/read-invitation.ts';
import { readMatch } from '#lib/matching/list-matches.ts';
import { readAddressLimits } from '#lib/registrations/read-code-limits.ts';
import { readWaiting } from '#lib/requests/read-request.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { freeClients } from '../matches/free-clients.ts';
import { proposeAgainAction } from '../matches/match-actions.ts';
import { readMatchResult } from '../matches/match-result.ts';
import { matchScreen } from '../matches/match-screen.ts';
import { undoNotice } from '../requests/undo-notice.tsx';
import { refuseAction } from './access-actions.ts';
import { remedyActions } from './remedy-actions.ts';
import { shownEmail } from './shown-email.ts';
import { writeMessage } from './write-message.ts';

/** Why the person who uses an address may enter the structure or not. */
export default async function AccessPage({ params, searchParams }: PageProps<'/[structure]/access'>) {
  const { structure: slug } = await params;
  const staff = await requireStaff(slug, 'access.read', `/${slug}/access`);
  const parameters = await searchParams;
  const email = shownEmail(firstValue(parameters.email));
  const key = emailKey(email);
  const [locale, found, refused, result, managed, maySearch] = await Promise.all([
    currentLocale(),
    key.ok ? readVerdict(staff, { email }) : null,
    readWaiting(staff, parameters.refuse),
    readMatchResult(staff, parameters),
    isManagedByErp(staff.structure.id),
    maySearchErp(staff),
  ]);
  const invited = found?.namesake && (await readInvitation(staff, found.namesake.id));
  const likely = found?.facts.client ? null : await readMatch(staff, found?.facts.account?.id);
  const limits = await readAddressLimits(found, email);
  const dictionary = dictionaryOf(locale);
  const { access: words, registrations, problems } = dictionary;
  const base = `/${staff.structure.slug}`;
  const here = `${base}/access?${new URLSearchParams({ email })}`;
  const record = found?.facts.client ?? found?.namesake;
  const message =
    found &&
    writeMessage(staff, found, email, record ? ((await readClient(staff, record.id))?.language ?? null) : null);
  const showMoment = (moment: Date) => formatMoment(locale, moment, staff.structure.timeZone);
  const screen: AccessScreen = {
    base,
    fields: { structure: staff.structure.slug, at: 'access', of: email },
    actions: remedyActions,
    refuseHref: (id) => `${here}&refuse=${id}`,
    mayRestore: may(staff, 'clients.restore'),
    mayMerge: may(staff, 'clients.delete'),
    mayAdd: !managed,
    notInvited: invited?.problem ? whyNotInvited(invited.problem, showMoment, dictionary) : null,
    maySearchErp: maySearch,
    locale,
    showDay: (moment) => formatShortDay(locale, moment, staff.structure.timeZone),
    dictionary,
  };
  const { q } = parseListQuery(parameters);
  const account = found?.facts.client?.deletedAt && screen.mayMerge ? found.facts.account : null;
  const inTrash = account?.id === firstValue(parameters.choose) ? account : null;
  const pairs = matchScreen(staff, { at: 'access', of: email }, result, dictionary);
  return (
    <Page
      dialog={
        refused ? (
          <RefuseDialog
            request={refused}
            action={refuseAction}
            fields={screen.fields}
            cancelHref={here}
            words={registrations}
          />
        ) : (
          inTrash && (
            <ChooseDialog
              account={{ ...inTrash, accountId: inTrash.id }}
              body={dictionary.matches.dialog.fromTrash}
              query={q}
              found={await freeClients(staff, q)}
              action={`${base}/access`}
              keep={{ email, choose: inTrash.id }}
              cancelHref={here}
              screen={pairs}
            />
          )
        )
      }
    >
      <Live slug={staff.structure.slug} topics={['clients']} />
      <PageNotice
        page="clients"
        parameters={parameters}
        action={undoNotice(parameters, screen.fields, dictionary)}
        base={base}
        spaced
        dictionary={dictionary}
      />
      <MatchNotice {...result} undo={proposeAgainAction} screen={pairs} />
      <PageHead
        title={words.title}
        actions={
          record && <ButtonLink href={`${base}/clients/${record.id}`}>{words.record(fullName(record))}</ButtonLink>
        }
      />
      <AddressForm
        action={`${base}/access`}
        email={email}
        error={email && !key.ok ? problems[key.problem] : undefined}
        words={words}
      />
      {found ? (
        <div className="grid gap-4">
          <VerdictBanner found={found} screen={screen} />
          <AddressLimitNotice limits={limits} showMoment={showMoment} words={registrations} />
          <Sheet>
            <CheckList found={found} email={email} screen={screen} />
          </Sheet>
          {likely && (
            <CandidatesSheet
              title={dictionary.matches.likelyRecords}
              pairs={likely.candidates.map((candidate) => ({ account: likely.account, candidate }))}
              shows="client"
              screen={pairs}
            />
          )}
          {message && <MessageSheet message={message} words={words.message} />}
        </div>
      ) : (
        <Sheet>
          <EmptyState icon="mail" title={email ? words.unreadable : words.empty.title}>
            {words.empty.body}
          </EmptyState>
        </Sheet>
      )}
    </Page>
  );
}
