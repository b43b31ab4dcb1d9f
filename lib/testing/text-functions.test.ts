import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { IdChains } from '#lib/erp/people/id-chains.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { hostileLength, hostileTexts } from './hostile-texts.ts';
import { type ExportedFunction, productFiles, textFunctions } from './text-functions.ts';

/**
 * Milliseconds of processor time that a function may take for 64 kB: a bound on its complexity, no
 * benchmark.
 */
const maxCallMs = 50;

type Call = (text: string) => unknown;
type Module = Record<string, (...values: never[]) => unknown>;

/** Functions that no hostile text reaches, each with the reason. */
const excluded: Record<string, string> = {
  'lib/database/embedded/cluster-owner.ts#spawnAs': 'starts a program of our own',
  'lib/database/embedded/postmaster.ts#inUse': 'names a path that the operator chose',
  'lib/database/embedded/server-address.ts#databaseUrl': 'takes the name of our own database',
  'lib/database/sql-state.ts#sqlState': 'takes an error',
  'lib/database/unique-violation.ts#isUniqueViolation': 'takes an error',
  'lib/erasures/erasure-key.ts#openErasureKey': 'opens a key that we sealed ourselves',
  'lib/audit/security/log-app-sign-in.ts#logAppSignIn': 'takes a step of our own and ids',
  'lib/database/insert-rows.ts#areMany': 'counts rows and reads none',
  'lib/imports/reading/idle-process.ts#readingEnvironment': 'reads the environment, which the operator writes',
  'lib/env.ts#readEnv': 'reads the environment, which the operator writes',
  'lib/env.ts#allowsPrivateHosts': 'reads the environment, which the operator writes',
  'lib/env.ts#erpHosts': 'reads the environment, which the operator writes',
  'lib/env.ts#logLevel': 'reads the environment, which the operator writes',
  'lib/erp/connections/announce-soon.ts#announceSoon': 'takes an id and sets a timer',
  'lib/live/listen.ts#listen': 'takes an id and opens a connection',
  'lib/live/announce.ts#messageOf': 'takes an id and a topic of our own',
  'lib/forms/button-action.ts#buttonAction': 'makes an action and calls nothing',
  'lib/erp/connections/generate-secret.ts#generateSecret': 'takes ids',
  'lib/addresses/is-of-erp.ts#isOfErp': 'compares with null',
  'lib/api/failure.ts#failure': 'takes an error and a name of our own',
  'lib/database/outage-watch.ts#noteAttempt': 'takes an error',
  'lib/forms/action-progress.ts#noteActionStarted': 'takes a form and remembers that it came',
  'lib/live/listen.ts#listenToAccount': 'takes an id and opens a connection',
  'lib/app-auth/limits.ts#inQuarterAndDay': 'puts two objects together',
  'lib/forms/notices/notice.ts#tonedTexts': 'takes words of our own',
  'lib/forms/account-action.ts#accountButton': 'makes an action and calls nothing',
  'lib/forms/form-action.ts#formAction': 'makes an action and calls nothing',
  'lib/clients/client-fields.ts#clientFieldsOf': 'makes a schema, which is tried below',
  'lib/database/client-rows.ts#clientRows': 'puts statements of our own together',
  'lib/merging/separate-accounts.ts#accountSide': 'compares ids of rows that we stored',
  'lib/merging/separate-invitations.ts#separatedInvitations': 'compares ids and times of rows that we stored',
  'lib/database/connections/open-pools.ts#listPool': 'takes a name of our own and a pool',
  'lib/database/prepared.ts#prepared': 'takes a statement of our own and passes its values on',
  'lib/log/request-fields.ts#provideRequestFields': 'takes a function of our own',
  'lib/log/tally.ts#tally': 'counts under labels of our own',
  'lib/log/log-limited.ts#logLimited': 'takes a kind and fields of our own',
  'lib/session/note-refusal.ts#logRefusal': 'takes an id and a status of our own',
  'lib/clients/form-values.ts#formValues': 'writes out what is stored: its text is a country',
};

const numberStyle = { country: 'FR', order: 'day-first', today: new Date() };
const staff = { id: 'x', structure: { id: 'x', country: 'FR' } };
const shape = (text: string) => ({
  columns: (['lastName', 'firstName', 'email', 'phone', 'birthDate', 'externalId'] as const).map((field) => ({
    header: text,
    field,
    rank: 0,
    question: null,
    examples: [],
  })),
  header: [text],
  width: 6,
  dateOrder: 'day-first' as const,
});
const quoting = { separator: ';', quote: '"', escape: 'doubled' };
const person = (text: string) => ({
  key: 'x',
  lastName: text,
  firstName: text,
  emailKey: text,
  phone: text,
  birthDate: null,
});
const rawPerson = (text: string) => ({
  id: text,
  email: text,
  firstName: text,
  lastName: text,
  phone: text,
  birthDate: text,
  active: text,
});
const undressed = (text: string) => text;
const place = { country: 'FR', timeZone: 'Europe/Paris' };
const ignoreWarning = () => {};
const headers = (text: string) => ({ get: () => text }) as unknown as Headers;
const call = (text: string) => ({
  headers: headers(text),
  raw: Buffer.from(text),
  token: text,
  verb: text,
  receivedAt: new Date(),
});
const chosen = (text: string) => ({ id: text, erpEmail: text, erpEmailKey: text });
const anything = (value: unknown) => value as never;

/**
 * Calls of functions whose parameters are more than texts, and of those whose structured texts
 * deserve an own example.
 */
const callers: Record<string, (module: Module, text: string) => unknown> = {
  'lib/api/file-download.ts#zipDownload': ({ zipDownload }, text) =>
    zipDownload?.(anything({ fileName: text, body: Buffer.from(text) })),
  'lib/erasures/identity.ts#identitiesOf': ({ identitiesOf }, text) =>
    identitiesOf?.(anything({ emailKey: text, erpIds: [text], memberNumber: text })),
  'lib/erasures/identity.ts#identityHash': ({ identityHash }, text) =>
    identityHash?.(anything(Buffer.alloc(32)), anything(text), anything({ kind: 'member', value: text })),
  'lib/imports/erasure/find-lines.ts#needles': ({ needles }, text) => needles?.(anything(text), anything(null)),
  'lib/access/registration-state.ts#readByAccountsSql': ({ readByAccountsSql }, text) =>
    readByAccountsSql?.(anything(text), anything(undressed)),
  'lib/addresses/attached-events.ts#attachedEvents': ({ attachedEvents }, text) =>
    attachedEvents?.(anything(text), anything([{ clientId: text, accountId: text }])),
  'lib/audit/describe-event.ts#describeEvent': ({ describeEvent }, text) =>
    describeEvent?.(
      anything(dictionaryOf('fr')),
      anything({ kind: 'client-created', details: { name: text } }),
      anything(text),
    ),
  'lib/clients/client-filter.ts#clientFilter': ({ clientFilter }, text) =>
    clientFilter?.(anything(staff), anything({ q: text, state: 'all' })),
  'lib/clients/list-rows.ts#walkFrom': ({ walkFrom }, text) =>
    walkFrom?.(anything([]), anything('name'), anything({ value: text, id: text, index: 0 }), anything('after')),
  'lib/clients/search/numeric-term.ts#dayOf': ({ dayOf }, text) => dayOf?.(anything(text), anything(numberStyle)),
  'lib/clients/search/numeric-term.ts#numericTerm': ({ numericTerm }, text) =>
    numericTerm?.(anything([text]), anything(numberStyle)),
  'lib/clients/search/parse-search.ts#parseSearch': ({ parseSearch }, text) =>
    parseSearch?.(anything(text), anything(numberStyle)),
  'lib/clients/search/search-condition.ts#searchCondition': ({ searchCondition }, text) =>
    searchCondition?.(
      anything(text),
      anything(staff),
      anything(() => '$1'),
    ),
  'lib/clients/search/search-condition.ts#searchAlternatives': ({ searchAlternatives }, text) =>
    searchAlternatives?.(
      anything(text),
      anything(staff),
      anything(() => '$1'),
      anything(null),
    ),
  'lib/clients/search/search-condition.ts#termsOf': ({ termsOf }, text) => termsOf?.(anything(text), anything(staff)),
  'lib/clients/search/search-condition.ts#wordsQuery': ({ wordsQuery }, text) => wordsQuery?.(anything([[text]])),
  'lib/clients/derived-columns.ts#searchText': ({ searchText }, text) => searchText?.(anything(person(text))),
  'lib/clients/list-query.ts#parseListQuery': ({ parseListQuery }, text) =>
    parseListQuery?.(
      anything({ q: text, state: text, sort: text, import: text, invitation: text, after: text, before: text }),
    ),
  'lib/erp/connections/authenticate.ts#authenticateTarget': ({ authenticateTarget }, text) =>
    authenticateTarget?.(anything({ profile: 'standard', secrets: [] }), anything(call(text)), anything(text)),
  'lib/erp/connections/authenticate.ts#authenticateHash': ({ authenticateHash }, text) =>
    authenticateHash?.(anything({ secrets: [] }), anything(call(text)), anything(text)),
  'lib/clients/email/change-email.ts#emailColumns': ({ emailColumns }, text) =>
    emailColumns?.(anything({ before: chosen(text), to: { email: text, emailKey: text } }), anything(text)),
  'lib/erp/sandbox/curl-sample.ts#curlSample': ({ curlSample }, text) =>
    curlSample?.(anything('standard'), anything(text), anything('upsert')),
  'lib/addresses/conflict-key.ts#addressKey': ({ addressKey }, text) =>
    addressKey?.(anything({ id: text, emailKey: text, erpEmailKey: text })),
  'lib/erp/connections/limits.ts#takeCall': ({ takeCall }, text) => takeCall?.(anything(text)),
  'lib/erp/connections/generate-secret.ts#protectSecret': ({ protectSecret }, text) =>
    protectSecret?.(anything({ secret: 'carried' }), anything({ structureId: 'x', connectionId: 'x' }), anything(text)),
  'lib/erp/profiles/read-object.ts#firstFilled': ({ firstFilled }, text) =>
    firstFilled?.(anything({ [text]: text }), anything(text)),
  'lib/erp/profiles/status-table.ts#statusIn': ({ statusIn }, text) =>
    statusIn?.(anything(text), anything({}), anything('status')),
  'lib/identity/trusted-proxies.ts#forwardedClient': ({ forwardedClient }, text) =>
    forwardedClient?.(anything({ hops: 2 }), anything('127.0.0.1'), anything(text)),
  'lib/identity/trusted-proxies.ts#isTrustedPeer': ({ isTrustedPeer }, text) =>
    isTrustedPeer?.(anything({ hops: 2 }), anything(text)),
  'lib/mail/mail-secret.ts#requireHiddenSecrets': ({ requireHiddenSecrets }, text) =>
    requireHiddenSecrets?.(anything('request-refused'), anything({ paragraphs: [text], footer: [] })),
  'lib/mail/mail-secret.ts#strikeSecrets': ({ strikeSecrets }, text) =>
    strikeSecrets?.(anything([{ kind: 'invitation', id: 'x' }]), anything(text)),
  'lib/session/busy-page.ts#busyPage': ({ busyPage }, text) =>
    busyPage?.(anything('fr'), anything(dictionaryOf('fr')), anything(5), anything(text)),
  'lib/erp/profiles/odoo.ts': ({ odoo }, text) =>
    (odoo as unknown as { readLine: (line: unknown) => unknown }).readLine({ name: text, id: text, email: text }),
  'lib/erp/profiles/live-secret.ts#carriedSecret': ({ carriedSecret }, text) =>
    carriedSecret?.(anything(text), anything([])),
  'lib/erp/profiles/live-secret.ts#signingSecret': ({ signingSecret }, text) =>
    signingSecret?.(
      anything(text.split(' ')),
      anything([text]),
      anything([{ id: 'x', plain: 'secret' }]),
      anything((plain: string) => Buffer.from(plain)),
    ),
  'lib/activity/event-condition.ts#eventCondition': ({ eventCondition }, text) =>
    eventCondition?.(
      anything({ q: text.slice(0, 200), by: null, group: null, from: null, until: null }),
      anything({ id: '1', role: 'owner', structure: { id: '1', country: 'FR', timeZone: 'Europe/Paris' } }),
      anything(() => '$1'),
    ),
  'lib/activity/event-filter.ts#parseEventFilter': ({ parseEventFilter }, text) =>
    parseEventFilter?.(anything({ q: text, by: text, group: text, from: text, until: text })),
  'lib/erp/events/journal-search.ts#journalSearch': ({ journalSearch }, text) =>
    journalSearch?.(
      anything(text),
      anything({ structure: place }),
      anything([text]),
      anything(() => '$1'),
    ),
  'lib/erp/events/message-id.ts#messageId': ({ messageId }, text) =>
    messageId?.(anything({ webhookId: text, timestamp: text }), anything(call(text)), anything({ text })),
  'lib/erp/profiles/standard.ts#verifyStandard': ({ verifyStandard }, text) =>
    verifyStandard?.(anything(call(text)), anything([]), anything(text)),
  'lib/erp/profiles/standard.ts#standardStamp': ({ standardStamp }, text) => standardStamp?.(anything(call(text))),
  'lib/erp/profiles/standard.ts#readNative': ({ readNative }, text) =>
    readNative?.(anything({ type: text, data: rawPerson(text) }), anything(headers(text))),
  'lib/erp/events/read-message.ts#readMessage': ({ readMessage }, text) =>
    readMessage?.(
      anything(place),
      anything({
        name: 'standard',
        timestampNeeded: true,
        read: () => ({ webhookId: null, type: text, verb: 'upsert', timestamp: text, person: rawPerson(text) }),
      }),
      anything(call(text)),
      anything({ text }),
    ),
  'lib/erp/events/retained-reading.ts#retainedReading': ({ retainedReading }, text) =>
    retainedReading?.(anything({ verb: null, person: rawPerson(text) }), anything(text)),
  'lib/erp/events/read-message.ts#readContent': ({ readContent }, text) =>
    readContent?.(
      anything(place),
      anything({ name: 'standard', timestampNeeded: true }),
      anything({ webhookId: null, type: text, verb: 'upsert', timestamp: text, person: rawPerson(text) }),
      anything(new Date()),
    ),
  'lib/erp/sandbox/explain-pasted.ts#explainPasted': ({ explainPasted }, text) =>
    explainPasted?.(
      anything({ ...place, profile: 'standard', blanks: 'clears', countedKinds: null }),
      anything(call('x')),
      anything(text),
      anything(null),
    ),
  'lib/erp/sandbox/explain-reading.ts#explainReading': ({ explainReading }, text) =>
    explainReading?.(
      anything({ [text]: text }),
      anything(() => ({ raw: {}, read: {}, problems: [], refused: false })),
    ),
  'lib/erp/sandbox/json-leaves.ts#boundedCopy': ({ boundedCopy }, text) => boundedCopy?.(anything({ [text]: text })),
  'lib/erp/sandbox/json-leaves.ts#leavesOf': ({ leavesOf }, text) =>
    leavesOf?.(anything({ [text]: text }), anything(1)),
  'lib/erp/sandbox/json-leaves.ts#withValue': ({ withValue }, text) =>
    withValue?.(
      anything({ [text]: text }),
      anything([text]),
      anything(text),
      anything(() => text),
    ),
  'lib/erp/sandbox/json-leaves.ts#pointerOf': ({ pointerOf }, text) => pointerOf?.(anything([text])),
  'lib/erp/events/read-message.ts#readObject': ({ readObject }, text) => readObject?.(anything(Buffer.from(text))),
  'lib/erp/profiles/dolibarr-status.ts#dolibarrStatus': ({ dolibarrStatus }, text) =>
    dolibarrStatus?.(anything({ statut: text, status: text }), anything('MEMBER'), anything(text)),
  'lib/erp/profiles/frappe-document.ts#readFrappeDocument': ({ readFrappeDocument }, text) =>
    readFrappeDocument?.(anything({ doctype: text, name: text, status: text, docstatus: text })),
  'lib/erp/snapshots/staged-line.ts#toStagedLine': ({ toStagedLine }, text) =>
    toStagedLine?.(
      anything({ ...place, structureId: 'x' }),
      anything('x'),
      anything({ lines: 0, invalid: 0, invalidLines: [] }),
      anything({}),
      anything(() => rawPerson(text)),
    ),
  'lib/erp/connections/seal.ts#sealForConnection': ({ sealForConnection }, text) =>
    sealForConnection?.(anything(text), anything({ structureId: 'x', connectionId: 'x' }), anything('a main key')),
  'lib/erp/connections/seal.ts#unsealForConnection': ({ unsealForConnection }, text) =>
    unsealForConnection?.(anything(text), anything({ structureId: 'x', connectionId: 'x' }), anything('a main key')),
  'lib/api/security-headers.ts#pagePolicy': ({ pagePolicy }, text) => pagePolicy?.(anything(text), anything(false)),
  'lib/secrets/seal.ts#seal': ({ seal }, text) => seal?.(anything(text), anything(text), anything(Buffer.alloc(32))),
  'lib/secrets/seal.ts#unseal': ({ unseal }, text) =>
    unseal?.(anything(text), anything(text), anything(Buffer.alloc(32))),
  'lib/secrets/purpose-key.ts#purposeKey': ({ purposeKey }, text) => purposeKey?.(anything(text), anything(text)),
  'lib/mail/mail-secret.ts#mailSecret': ({ mailSecret }, text) =>
    mailSecret?.(anything({ kind: 'invitation', id: text }), anything('action'), anything('a main key')),
  'lib/addresses/decide-addresses.ts#decideAddresses': ({ decideAddresses }, text) =>
    decideAddresses?.(anything([]), anything([text])),
  'lib/erp/events/to-person.ts#toPerson': ({ toPerson }, text) =>
    toPerson?.(anything(rawPerson(text)), anything(place)),
  'lib/forms/ask-about-zone.ts#askAboutZone': ({ askAboutZone }, text) =>
    askAboutZone?.(
      anything({ country: text, timeZone: text, zoneAsked: text }),
      anything('fr'),
      anything(dictionaryOf('fr').settings.region),
    ),
  'lib/forms/read-form.ts#readForm': ({ readForm }) => readForm?.(anything(manyFields)),
  'lib/forms/read-form.ts#typedValues': ({ typedValues }, text) =>
    typedValues?.(anything({ [text]: text, name: [text] })),
  'lib/forms/read-form.ts#problemText': ({ problemText }, text) =>
    problemText?.(anything(text), anything(dictionaryOf('fr'))),
  'lib/audit/bulk-name.ts#bulkName': ({ bulkName }, text) =>
    bulkName?.(anything({ action: 'add-group', value: text }), anything(dictionaryOf('fr'))),
  'lib/clients/bulk/operation/bulk-change.ts#readChange': ({ readChange }, text) =>
    readChange?.(anything('add-group'), anything(text)),
  'lib/clients/bulk/operation/selection.ts#selectionFilter': ({ selectionFilter }, text) =>
    selectionFilter?.(
      anything(staff.structure),
      anything('search'),
      anything(new URLSearchParams({ q: text }).toString()),
    ),
  'lib/clients/to-columns.ts#toColumns': ({ toColumns }, text) =>
    toColumns?.(
      anything(staff),
      anything({ ...person(text), secondPhone: text, email: { email: text, emailKey: text } }),
      anything({ phone: text, secondPhone: text }),
    ),
  'lib/erp/fields/read-birth-date-of.ts#readDayOf': ({ readDayOf }, text) =>
    readDayOf?.(anything(text), anything({ country: 'FR', timeZone: 'UTC' })),
  'lib/erp/fields/field-values.ts#fieldValues': ({ fieldValues }, text) =>
    fieldValues?.(anything([text, text]), anything('number'), anything(2_000)),
  'lib/erp/fields/read-address-of.ts#readAddressOf': ({ readAddressOf }, text) =>
    readAddressOf?.(anything([text, text]), anything(ignoreWarning)),
  'lib/erp/fields/read-birth-date-of.ts#readBirthDateOf': ({ readBirthDateOf }, text) =>
    readBirthDateOf?.(anything([text, text]), anything(place), anything(ignoreWarning)),
  'lib/erp/fields/read-phones-of.ts#readPhonesOf': ({ readPhonesOf }, text) =>
    readPhonesOf?.(anything([text, text]), anything(text), anything('FR'), anything(ignoreWarning)),
  'lib/erp/fields/read-names-of.ts#readNamesOf': ({ readNamesOf }, text) =>
    readNamesOf?.(anything({ fullName: [text, text], firstName: text }), anything(ignoreWarning)),
  'lib/erp/profiles/frappe-fields.ts#contactDetails': ({ contactDetails }, text) =>
    contactDetails?.(anything({ email_ids: [{ email_id: text }], phone_nos: [{ phone: text }], phone: text })),
  'lib/erp/profiles/frappe-fields.ts#formerNames': ({ formerNames }, text) =>
    formerNames?.(anything({ name: text, old: text })),
  'lib/erp/profiles/kind-counts.ts#kindCounts': ({ kindCounts }, text) =>
    kindCounts?.(anything('frappe'), anything(text), anything([text])),
  'lib/erp/profiles/kind-counts.ts#personCounts': ({ personCounts }, text) =>
    personCounts?.(anything({ kind: text, id: text }), anything('frappe'), anything(null)),
  'lib/erp/profiles/read-object.ts#unreadNames': ({ unreadNames }, text) =>
    unreadNames?.(anything({ [text]: text }), anything(new Set())),
  'lib/erp/profiles/read-value.ts#isNaive': ({ isNaive }, text) => isNaive?.(anything(text)),
  'lib/erp/profiles/read-value.ts#readMoment': ({ readMoment }, text) =>
    readMoment?.(anything(text), anything({ timeZone: 'Europe/Paris', receivedAt: new Date() })),
  'lib/values/zone-offset.ts#momentInZone': skip,
  'lib/values/zone-offset.ts#zoneOffset': skip,
  'lib/identity/plain-text.ts#cleanText': ({ cleanText }, text) =>
    (cleanText as unknown as (longest: number, clean: Call) => z.ZodType)(200, undressed).safeParse(text),
  'lib/values/today-in.ts#todayIn': skip,
  'lib/i18n/format.ts#formatShortDay': skip,
  'lib/i18n/format.ts#isoDay': skip,
  'lib/i18n/format.ts#isoSecond': skip,
  'lib/i18n/format.ts#formatMoment': skip,
  'lib/i18n/format.ts#formatSecond': skip,
  'lib/i18n/format.ts#formatAgo': skip,
  'lib/i18n/format.ts#plural': skip,
  // These take no text of a sender: a staff member or a problem, and a path made here.
  'lib/session/require-recent-proof.ts#requireRecentProof': skip,
  'lib/forms/proof-form.ts#proofRefusal': skip,
  'lib/csv/encode.ts#createEncoder': ({ createEncoder }, text) =>
    (createEncoder as unknown as (encoding: string) => Call)('windows-1252')(text),
  'lib/csv/byte-table.ts#decodeLatin1As': ({ decodeLatin1As }, text) =>
    decodeLatin1As?.(anything('cp850'), anything(text)),
  'lib/csv/scan-record.ts#scanRecord': ({ scanRecord }, text) =>
    scanRecord?.(anything(text), anything(0), anything(text.length), anything(quoting)),
  'lib/csv/literal-parts.ts#literalParts': ({ literalParts }, text) =>
    literalParts?.(anything(text), anything(quoting), anything(3)),
  'lib/csv/literal-parts.ts#dittoParts': ({ dittoParts }, text) =>
    dittoParts?.(anything(text), anything(quoting), anything(3)),
  'lib/csv/entity-parts.ts#entityParts': ({ entityParts }, text) =>
    entityParts?.(anything(text), anything(';'), anything(3)),
  'lib/csv/holds-rows.ts#holdsRows': ({ holdsRows }, text) => holdsRows?.(anything(text), anything(';')),
  'lib/csv/unwrap-line.ts#unwrapLine': ({ unwrapLine }, text) =>
    unwrapLine?.(anything(`"${text}`), anything(null), anything(quoting), anything(3)),
  'lib/csv/reread-line.ts#rereadLine': ({ rereadLine }, text) =>
    rereadLine?.(anything(text), anything(`${text}\n`), anything({ cells: [text] }), anything(quoting), anything(3)),
  'lib/csv/weigh-encodings.ts#weighEncodings': ({ weighEncodings }, text) =>
    weighEncodings?.(anything(new Map([[Buffer.from(text).toString('latin1'), 1]]))),
  'lib/imports/layout/later-header.ts#laterHeader': ({ laterHeader }, text) =>
    laterHeader?.(anything([text, 'Email', 'Nom']), anything([text, 'Nom', 'Email'])),
  'lib/imports/layout/later-header.ts#isFirstHeader': ({ isFirstHeader }, text) =>
    isFirstHeader?.(anything([text]), anything([text])),
  'lib/imports/layout/later-header.ts#alignedCells': ({ alignedCells }, text) =>
    alignedCells?.(anything([text]), anything({ sources: [0, null] })),
  'lib/imports/layout/filled-columns.ts#withoutGhostCells': ({ withoutGhostCells }, text) =>
    withoutGhostCells?.(anything(text.split(' '))),
  'lib/imports/layout/filled-columns.ts#filledColumns': ({ filledColumns }, text) =>
    filledColumns?.(anything(null), anything([text.split(' ')])),
  'lib/imports/layout/filled-columns.ts#cellsOf': ({ cellsOf }, text) =>
    cellsOf?.(anything(text.split(' ')), anything([0, 2])),
  'lib/api/json.ts#json': ({ json }, text) => json?.(anything({ text })),
  'lib/api/parse-json.ts#parseJson': ({ parseJson }, text) => parseJson?.(anything(text)),
  'lib/erp/profiles/read-object.ts#given': ({ given }, text) => given?.(anything({ [text]: 1 }), anything('id')),
  'lib/erp/profiles/standard.ts#toRawPerson': ({ toRawPerson }, text) => toRawPerson?.(anything(rawPerson(text))),
  'lib/erp/connections/sign-standard.ts#signStandard': ({ signStandard }, text) =>
    signStandard?.(anything('whsec_AAAA'), anything(text), anything('id')),
  'lib/access/client-message.ts#clientMessage': ({ clientMessage }, text) =>
    clientMessage?.(anything({ verdict: { reason: 'not-attached' }, facts: {}, namesake: null }), anything(text)),
  'lib/imports/rows/row-query.ts#parseRowQuery': ({ parseRowQuery }, text) =>
    parseRowQuery?.(anything({ kind: text, after: text, page: text })),
  'lib/imports/layout/mapping.ts#chosenColumns': ({ chosenColumns }, text) =>
    chosenColumns?.(anything([text]), anything([]), anything(['email'])),
  'lib/imports/plan/parse-row.ts#parseRow': ({ parseRow }, text) =>
    parseRow?.(anything(Array(6).fill(text)), anything(shape(text)), anything('FR')),
  'lib/imports/plan/parse-record.ts#parseRecord': ({ parseRecord }, text) =>
    parseRecord?.(anything({ cells: Array(6).fill(text), leftOut: text }), anything(shape(text)), anything('FR')),
  'lib/imports/plan/corrected-cells.ts#correctedCells': ({ correctedCells }, text) =>
    correctedCells?.(
      anything(Array(6).fill(text)),
      anything(shape(text).columns),
      anything({ email: text, phone: text }),
    ),
  'lib/imports/plan/typed-names.ts#parseWithNames': ({ parseWithNames }, text) =>
    parseWithNames?.(
      anything(Array(6).fill(text)),
      anything(shape(text)),
      anything('FR'),
      anything({ lastName: text, firstName: text }),
    ),
  'lib/imports/layout/score-dialect.ts#scoreDialect': ({ scoreDialect }, text) =>
    scoreDialect?.(
      anything([{ line: 1, height: 1, cells: [text, text] }]),
      anything(';'),
      anything(false),
      anything(null),
    ),
  'lib/imports/plan/cell-text.ts#cellText': ({ cellText }, text) => cellText?.(anything(text), anything('number')),
  'lib/imports/plan/cell-text.ts#leaveBlank': ({ leaveBlank }, text) =>
    leaveBlank?.(anything('too-long'), anything('note'), anything(text), anything([])),
  'lib/imports/plan/cell-text.ts#warnOfDamage': ({ warnOfDamage }, text) =>
    warnOfDamage?.(anything(text), anything('note'), anything([])),
  'lib/imports/plan/changes-to.ts#noteWith': ({ noteWith }, text) =>
    noteWith?.(anything(text), anything([{ code: 'phone-words', name: text }])),
  'lib/erp/thin/base-url.ts#readBaseUrl': ({ readBaseUrl }, text) => readBaseUrl?.(anything(text), anything(false)),

  'lib/imports/plan/read-email.ts#readEmail': ({ readEmail }, text) =>
    readEmail?.(anything([text, text]), anything({ emailKey: null }), anything([])),
  'lib/imports/plan/read-names.ts#readName': ({ readName }, text) =>
    readName?.(anything('lastName'), anything([text]), anything({}), anything([])),
  'lib/imports/plan/read-names.ts#readFullName': ({ readFullName }, text) =>
    readFullName?.(anything(text), anything('last-first'), anything({}), anything([])),
  'lib/imports/plan/read-other-fields.ts#readBirthDate': ({ readBirthDate }, text) =>
    readBirthDate?.(anything(text), anything('day-first'), anything([])),
  'lib/imports/plan/read-other-fields.ts#readGenderOf': ({ readGenderOf }, text) =>
    readGenderOf?.(anything([text]), anything([])),
  'lib/identity/group-key.ts#groupKey': skip,
  'lib/clients/groups/group-ids.ts#idsOf': skip,
  'lib/clients/groups/group-ids.ts#namesNow': skip,
  'lib/forms/group-boxes.ts#removedGroups': ({ removedGroups }, text) =>
    removedGroups?.(anything({ [`shownGroup:${text}`]: text })),
  'lib/imports/plan/read-other-fields.ts#readGroupsOf': ({ readGroupsOf }, text) =>
    readGroupsOf?.(anything([text, text]), anything([])),
  'lib/imports/plan/read-other-fields.ts#readLanguageOf': ({ readLanguageOf }, text) =>
    readLanguageOf?.(anything(text), anything([])),
  'lib/imports/plan/read-other-fields.ts#readMemberNumber': ({ readMemberNumber }, text) =>
    readMemberNumber?.(anything(text), anything([])),
  'lib/imports/plan/read-other-fields.ts#readNoteOf': ({ readNoteOf }, text) =>
    readNoteOf?.(anything([text, text]), anything([])),
  'lib/imports/plan/read-phones-of-row.ts#readPhonesOfRow': ({ readPhonesOfRow }, text) =>
    readPhonesOfRow?.(anything([text, text]), anything([0, 0]), anything('FR'), anything({}), anything([])),
  'lib/imports/layout/choose-columns.ts#chooseColumns': ({ chooseColumns }, text) =>
    chooseColumns?.(anything([text, text]), anything([])),
  'lib/imports/layout/header-meaning.ts#headerMeaning': ({ headerMeaning }, text) => headerMeaning?.(anything(text)),
  'lib/imports/layout/suggest-names.ts#suggestNames': ({ suggestNames }, text) =>
    suggestNames?.(anything([{ field: null }]), anything([text]), anything([{ filled: 1, names: 1, severalWords: 0 }])),
  'lib/imports/layout/grouped-headers.ts#groupedHeaders': ({ groupedHeaders }, text) =>
    groupedHeaders?.(anything({ line: 2, cells: [text, text] }), anything([{ line: 1, cells: [text, 'Père'] }])),
  'lib/imports/layout/judge-name-order.ts#judgeNameOrder': ({ judgeNameOrder }, text) =>
    judgeNameOrder?.(anything([{ cells: [text, `${text}@`] }]), anything(0), anything(1)),
  'lib/imports/layout/meanings-of.ts#meaningsOf': ({ meaningsOf }, text) => meaningsOf?.(anything([text, text, text])),
  'lib/imports/layout/column-profile.ts#profileCell': ({ profileCell, emptyProfile }, text) =>
    profileCell?.(anything(emptyProfile?.(anything(undefined))), anything(text)),
  'lib/imports/layout/judge-dates.ts#judgeDates': ({ judgeDates }, text) =>
    judgeDates?.(anything([text]), anything(undefined), anything('FR')),
  'lib/imports/layout/mapping.ts#mapColumns': ({ mapColumns }, text) => mapColumns?.(anything([text]), anything([])),
  'lib/values/blank-words.ts#isBlankWord': ({ isBlankWord }, text) => isBlankWord?.(anything(text), anything('number')),
  'lib/values/date-order.ts#tallyDate': ({ tallyDate, emptyTally }, text) =>
    tallyDate?.(anything(emptyTally?.(anything(undefined))), anything(text)),
  'lib/values/date-order.ts#judgeDateOrder': ({ judgeDateOrder, emptyTally }, text) =>
    judgeDateOrder?.(anything(emptyTally?.(anything(undefined))), anything(text)),
  'lib/values/read-day.ts#readDay': ({ readDay }, text) =>
    readDay?.(anything(text), anything('day-first'), anything(new Date())),
  'lib/values/split-name.ts#splitName': ({ splitName }, text) => splitName?.(anything(text), anything('last-first')),
  'lib/imports/outcome/outcome-record.ts#outcomeRecord': ({ outcomeRecord }, text) =>
    outcomeRecord?.(
      anything({ record: (cells: string[]) => Buffer.from(cells.join(';')) }),
      anything([text]),
      anything({ line: 2, kind: 'refused', problems: [], corrected: null }),
      anything(1),
      anything(1),
      anything('fr'),
    ),
  'lib/imports/upload/problem-address.ts#parseProblem': ({ parseProblem }, text) =>
    parseProblem?.(anything({ problem: text, line: text, field: text })),
  'lib/mail/mail-keys.ts#asKeys': ({ asKeys }, text) =>
    asKeys?.(
      anything([{ structureId: text, id: text }]),
      anything(() => text),
    ),
  'lib/mail/delivery/read-rate-limit.ts#readRateLimit': ({ readRateLimit }, text) =>
    readRateLimit?.(
      anything({
        'ratelimit-limit': text,
        'ratelimit-policy': text,
        'ratelimit-remaining': text,
        'ratelimit-reset': text,
        'retry-after': text,
      }),
    ),
  'lib/forms/notices/notice-address.ts#addressWithNotice': ({ addressWithNotice }, text) =>
    addressWithNotice?.(anything('clients'), anything(text), anything(text), anything({ name: text })),
  'lib/forms/notices/notice-address.ts#withParameters': ({ withParameters }, text) =>
    withParameters?.(anything(text), anything({ name: text })),
  'lib/forms/notices/page-notices.ts#readNotice': ({ readNotice }, text) =>
    readNotice?.(anything('clients'), anything(text)),
  'lib/erp/people/safeguard.ts#peopleAtRisk': ({ peopleAtRisk }, text) =>
    peopleAtRisk?.(anything([{ erpId: text, removes: false, fields: { emailKey: text } }]), noPeople()),
  'lib/erp/people/former-ids.ts#effectiveId': ({ effectiveId }, text) => effectiveId?.(noPeople(), anything(text)),
  'lib/erp/people/former-ids.ts#lastChange': ({ lastChange }, text) => lastChange?.(noPeople(), anything(text)),
  'lib/erp/people/settle-former-ids.ts#settleFormerIds': ({ settleFormerIds }, text) =>
    settleFormerIds?.(noPeople(), anything(text), anything(null)),
  'lib/matching/compare-names.ts#compareNames': ({ compareNames }, text) =>
    compareNames?.(anything({ last: text, first: text }), anything({ last: `${text}x`, first: text })),
  'lib/matching/mailbox-by-chance.ts#mailboxByChance': ({ mailboxByChance }, text) =>
    mailboxByChance?.(anything(text), anything({ last: text, first: text }), anything({ last: text, first: text })),
  'lib/matching/person.ts#traitsOf': ({ traitsOf }, text) => traitsOf?.(anything(person(text))),
  'lib/addresses/read-attachment.ts#requestDetails': ({ requestDetails }, text) =>
    requestDetails?.(anything({ id: text, email: text, firstName: text, lastName: text })),
  'lib/access/to-facts.ts#toFacts': ({ toFacts }, text) => toFacts?.(anything({ emailKey: text }), anything(text)),
  'lib/session/same-site-path.ts#sameSitePath': ({ sameSitePath }, text) =>
    sameSitePath?.(anything(text), anything(['http://club.test'])),
  'lib/staff/passkeys/challenge.ts#isChallenge': ({ isChallenge }, text) =>
    isChallenge?.(anything(text), anything('sign-in'), anything(0)),
  'lib/staff/factor/totp.ts#totpAddress': ({ totpAddress }, text) =>
    totpAddress?.(anything('GEZDGNBVGY3TQOJQ'), anything({ issuer: text, label: text })),
  'lib/staff/factor/totp.ts#totpCode': ({ totpCode }) => totpCode?.(anything('GEZDGNBVGY3TQOJQ'), anything(new Date())),
  'lib/staff/factor/totp.ts#totpStep': ({ totpStep }, text) =>
    totpStep?.(anything('GEZDGNBVGY3TQOJQ'), anything(text), anything(new Date())),
  'lib/staff/lock-team.ts#isLastOwner': ({ isLastOwner }, text) =>
    isLastOwner?.(anything(new Map([[text, 'owner']])), anything(text)),
};

/**
 * Returns nothing: these functions take a time zone of a structure, which the product's own list
 * limits.
 */
function skip(): unknown {
  return null;
}

/**
 * A form with as many different names as fit into 64 kB: collecting them must not search all of
 * them for each.
 */
const manyFields = new FormData();
for (let index = 0; index < 8_000; index += 1) manyFields.append(`f${index}`, '');

process.env.AUTH_SECRET ??= 'a secret of this test';

const listed = textFunctions();
const texts = hostileTexts();

describe('every exported function that takes a text', () => {
  test('is found in the source', () => {
    const names = listed.map(keyOf);
    for (const name of [
      'lib/identity/trim-email.ts#trimEmail',
      'lib/imports/layout/headers.ts#normaliseHeader',
      'lib/identity/fold.ts#fold',
    ]) {
      expect(names).toContain(name);
    }
    expect(names.length).toBeGreaterThan(70);
    for (const [name, text] of texts) expect(text.length, name).toBeGreaterThanOrEqual(hostileLength);
    // Fails on a listed file that no longer exists.
    const known = new Set(productFiles('lib'));
    for (const name of [...Object.keys(excluded), ...Object.keys(callers)])
      expect(known).toContain(name.split('#', 1)[0]);
  });

  const tried = new Set([...listed.map(keyOf), ...Object.keys(callers)]);
  test.each([...tried].filter((name) => !(name in excluded)).sort())(
    'is linear in %s',
    async (name) => {
      const invoke = await callerOf(name);
      expectLinear(invoke);
      // A busy machine needs many times as long.
    },
    120_000,
  );
});

describe('every exported schema of a form or a body', () => {
  const files = productFiles('lib').filter((file) =>
    /^lib\/(clients\/client-fields|registrations\/registration-input|structures\/region-fields|staff\/account-fields|forms\/id-field)\.ts$/.test(
      file,
    ),
  );
  test.each(files)('is linear in %s', async (file) => {
    const module = (await import(`#${file}`)) as Record<string, unknown>;
    const { clientFieldsOf, regionFields } = module as Record<string, ((region?: typeof place) => unknown) | undefined>;
    const schemas = [...Object.values(module), clientFieldsOf?.(place), regionFields?.()].flatMap((value) =>
      isSchema(value) ? [value] : isFields(value) ? Object.values(value) : [],
    );
    expect(schemas.length).toBeGreaterThan(0);
    for (const schema of schemas) {
      const shape = 'shape' in schema ? Object.keys(schema.shape as object) : null;
      expectLinear((text) => schema.safeParse(shape ? Object.fromEntries(shape.map((field) => [field, text])) : text));
    }
  });

  test('is linear in one or several lines of text', async () => {
    const { choice, multilineText, plainText, requiredText } = await import('#lib/identity/plain-text.ts');
    for (const schema of [plainText(200), multilineText(5_000), requiredText(200), choice(['a', 'b'])]) {
      expectLinear((text) => schema.safeParse(text));
    }
  });
});

function keyOf({ file, name }: ExportedFunction): string {
  return `${file}#${name}`;
}

async function callerOf(key: string): Promise<Call> {
  const [file = '', name = ''] = key.split('#');
  const module = complete((await import(`#${file}`)) as Module, file);
  const registered = callers[key];
  if (registered) return (text) => registered(module, text);
  const { parameters } = listed.find((one) => keyOf(one) === key) as ExportedFunction;
  const makers = parameters.filter((type) => type !== 'optional').map((type) => makerOf(type, key));
  const tried = module[name] as (...values: unknown[]) => unknown;
  return (text) => tried(...makers.map((make) => make(text)));
}

/** Throws where a name of `callers` is no longer exported, instead of calling nothing. */
function complete(module: Module, file: string): Module {
  return new Proxy(module, {
    get(exports, name: string) {
      if (!(name in exports)) throw new Error(`${file} exports no ${name}`);
      return exports[name];
    },
  });
}

/** The people of events, none of whom has another id. */
const noPeople = () => anything({ people: new Map(), changed: new Map(), chains: new IdChains([]) });

/**
 * Returns a function that makes a value of a parameter's type from a text. An unknown type needs an
 * entry in `callers`.
 */
function makerOf(type: string, key: string): (text: string) => unknown {
  if (/^(string|unknown)( \| (null|undefined))?$/.test(type)) return (text) => text;
  if (/^(readonly )?(string|\(string \| null\))\[\]$/.test(type)) return (text) => [text];
  if (type === 'string | string[] | undefined') return (text) => [text];
  if (type === 'number') return () => 100;
  if (type === 'Headers') return headers;
  if (type === 'Locale' || type === "'key' | 'person'") return () => 'fr';
  if (type === 'Date') return () => new Date();
  throw new Error(`${key} takes ${type}: say in lib/testing/text-functions.test.ts how to call it with a text`);
}

/** Takes the quickest of up to eight runs, so that a busy machine fails nothing. */
function expectLinear(invoke: Call): void {
  for (let warm = 0; warm < 20; warm += 1) invoke('zoe@exemple.example');
  const slow: string[] = [];
  for (const [name, text] of texts) {
    let quickest = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 8 && quickest >= maxCallMs; run += 1)
      quickest = Math.min(
        quickest,
        millisecondsOf(() => attempt(invoke, text)),
      );
    if (quickest >= maxCallMs) slow.push(`${name}: ${quickest} ms for 64 kB`);
  }
  expect(slow).toEqual([]);
}

/** Calls a function; refusing a text by an error is valid too. */
function attempt(invoke: Call, text: string): void {
  try {
    invoke(text);
  } catch {
    return;
  }
}

function millisecondsOf(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

function isSchema(value: unknown): value is z.ZodType {
  return typeof value === 'object' && value !== null && 'safeParse' in value;
}

function isFields(value: unknown): value is Record<string, z.ZodType> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).length > 0 &&
    Object.values(value).every(isSchema)
  );
}
