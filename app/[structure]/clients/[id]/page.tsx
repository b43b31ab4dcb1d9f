import type { AccessScreen } from '#components/access/access-screen.ts';
import { AccessSheet } from '#components/access/access-sheet.tsx';
import { MessageSheet } from '#components/access/message-sheet.tsx';
import { BinNotice } from '#components/clients/bin-notice.tsx';
import { clientAddress } from '#components/clients/client-address.ts';
import { ClientFacts } from '#components/clients/client-facts.tsx';
import { ClientHead } from '#components/clients/client-head.tsx';
import { ClientHistory } from '#components/clients/client-history.tsx';
import { ErpNotice } from '#components/erp/erp-notice.tsx';
import { InvitationSheet } from '#components/invitations/invitation-sheet.tsx';
import { whyNotInvited } from '#components/invitations/why-not-invited.ts';
import { Live } from '#components/live/live.tsx';
import { CandidatesSheet } from '#components/matching/candidates-sheet.tsx';
import { LinkSheet } from '#components/matching/link-sheet.tsx';
import { MatchNotice } from '#components/matching/match-notice.tsx';
import { MergeNotice } from '#components/merging/merge-notice.tsx';
import { Page } from '#components/page/page.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { AddressLimitNotice } from '#components/registrations/address-limit-notice.tsx';
import { registrationState } from '#lib/access/registration-state.ts';
import { may } from '#lib/actor/permissions.ts';
import { isOfErp } from '#lib/addresses/is-of-erp.ts';
import { deletedForeverAt } from '#lib/clients/bin/list-bin.ts';
import { fullName } from '#lib/clients/client.ts';
import { listParameters, parseListText } from '#lib/clients/list-query.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatMoment, formatShortDay } from '#lib/i18n/format.ts';
import { readWaiting } from '#lib/requests/read-request.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { remedyActions } from '../../access/remedy-actions.ts';
import { writeMessage } from '../../access/write-message.ts';
import { proposeAgainAction } from '../../matches/match-actions.ts';
import { readMatchResult } from '../../matches/match-result.ts';
import { matchScreen } from '../../matches/match-screen.ts';
import { undoNotice } from '../../requests/undo-notice.tsx';
import { restoreClientAction } from '../restore-client-action.ts';
import { issueCodeAction, revokeCodeAction } from './claim-actions.ts';
import { clientDialog } from './client-dialog.tsx';
import { grantAccessAction } from './grant-access-action.ts';
import { readClientPage } from './read-client-page.ts';

/** One client: facts, why they have access or not and the button that fixes it, links, history. */
export default async function ClientPage({ params, searchParams }: PageProps<'/[structure]/clients/[id]'>) {
  const { structure: slug, id } = await params;
  const parameters = await searchParams;
  const staff = await requireStaff(slug, 'clients.read', `/${slug}/clients/${id}`);
  const [matched, locale, toRefuse, read] = await Promise.all([
    readMatchResult(staff, parameters),
    currentLocale(),
    readWaiting(staff, parameters.refuse),
    readClientPage(staff, id),
  ]);
  const { client, found, attached, invitation, managed, likely } = read;
  const dictionary = dictionaryOf(locale);
  const words = dictionary.clients;
  const { timeZone, country } = staff.structure;
  const home = `/${staff.structure.slug}/clients`;
  const here = `${home}/${client.id}`;
  const list = listParameters(parseListText(firstValue(parameters.list))).toString();
  const name = fullName(client);
  const fields = { structure: staff.structure.slug, id: client.id };
  const mayDelete = !client.deletedAt && !isOfErp(client) && may(staff, 'clients.delete');

  const showMoment = (moment: Date) => formatMoment(locale, moment, timeZone);

  const screen: AccessScreen = {
    base: `/${staff.structure.slug}`,
    fields: { structure: staff.structure.slug, at: 'client', of: client.id },
    actions: remedyActions,
    refuseHref: (request) => `${here}?refuse=${request}`,
    mayRestore: may(staff, 'clients.restore'),
    mayMerge: may(staff, 'clients.delete'),
    mayAdd: !managed,
    notInvited: invitation?.problem ? whyNotInvited(invitation.problem, showMoment, dictionary) : null,
    locale,
    showDay: (moment) => formatShortDay(locale, moment, timeZone),
    dictionary,
  };
  const message = found && writeMessage(staff, found, client.email, client.language);
  const pairs = matchScreen(staff, { at: 'client', of: client.id }, matched, dictionary);

  return (
    <Page
      dialog={clientDialog({
        staff,
        clientId: client.id,
        asksToDelete: mayDelete && parameters.delete === client.id,
        alias: read.aliases.find(({ emailKey }) => emailKey === parameters.alias),
        request: toRefuse,
        name,
        here: clientAddress(here, list),
        list,
        fields,
        refuseFields: screen.fields,
        dictionary,
      })}
    >
      <Live slug={staff.structure.slug} topics={['clients']} />
      <PageNotice
        page="clients"
        parameters={parameters}
        name={name}
        action={undoNotice(parameters, screen.fields, dictionary)}
        base={screen.base}
        spaced
        dictionary={dictionary}
      />
      <MatchNotice {...matched} undo={proposeAgainAction} screen={pairs} />
      {client.deletedAt && (
        <BinNotice
          text={words.inBin(formatShortDay(locale, deletedForeverAt(client.deletedAt), timeZone))}
          restore={may(staff, 'clients.restore') ? { action: restoreClientAction, fields, label: words.restore } : null}
        />
      )}
      <ClientHead
        client={client}
        home={home}
        list={list}
        mayDelete={mayDelete}
        mayErase={may(staff, 'clients.erase')}
        mayMerge={may(staff, 'clients.delete')}
        registration={registrationState(attached?.attachment)}
        phoneModel={attached?.account?.device?.model}
        dictionary={dictionary}
      />
      <MergeNotice merges={read.merges} here={here} showDay={screen.showDay} words={dictionary.merging} />
      <ErpNotice
        client={client}
        slug={staff.structure.slug}
        grant={may(staff, 'settings.manage') ? grantAccessAction : null}
        locale={locale}
        timeZone={timeZone}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
        <Sheet title={words.details} padded>
          <ClientFacts
            client={client}
            groups={read.groups.map((group) => ({ ...group, href: `${home}?group=${group.id}` }))}
            country={country}
            locale={locale}
            words={words}
          />
        </Sheet>
        <div className="grid min-w-0 gap-4">
          {found && <AccessSheet found={found} email={client.email} screen={screen} />}
          <AddressLimitNotice limits={read.limits} showMoment={showMoment} words={dictionary.registrations} />
          <CandidatesSheet
            title={dictionary.matches.maybe}
            body={dictionary.matches.maybeBody}
            pairs={likely}
            shows="account"
            screen={pairs}
          />
          {message && <MessageSheet message={message} words={dictionary.access.message} />}
          {invitation && !attached?.account && (
            <InvitationSheet
              readsTexts={may(staff, 'outbox.read-texts')}
              saysWhyNot={found?.verdict.remedy !== 'resend-invitation'}
              view={invitation}
              base={screen.base}
              showMoment={showMoment}
              dictionary={dictionary}
            />
          )}
          <LinkSheet
            aliases={read.aliases}
            codes={read.codes}
            mayIssue={!client.deletedAt && !attached?.account}
            fields={fields}
            actions={{ issue: issueCodeAction, revoke: revokeCodeAction }}
            removeHref={(emailKey) => `${here}?${new URLSearchParams({ alias: emailKey })}`}
            showMoment={showMoment}
            words={dictionary.claims}
          />
          <Sheet title={words.history} padded>
            <ClientHistory events={read.history} showMoment={showMoment} dictionary={dictionary} />
          </Sheet>
        </div>
      </div>
    </Page>
  );
}
