import { ButtonLink } from '#components/button.tsx';
import { ChoiceLinks } from '#components/imports/choice-links.tsx';
import { clientsTouched } from '#components/imports/consent.ts';
import { type ImportScreen, viewAddress } from '#components/imports/import-screen.ts';
import { MappingTable } from '#components/imports/mapping-table.tsx';
import { NewGroupsLine } from '#components/imports/new-groups-line.tsx';
import { OutcomeSheet } from '#components/imports/outcome-sheet.tsx';
import { SumLine } from '#components/imports/sum-line.tsx';
import { UnderstoodLine } from '#components/imports/understood-line.tsx';
import { VerdictChips } from '#components/imports/verdict-chips.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { formatNumber } from '#lib/i18n/format.ts';
import { importLimits } from '#lib/imports/file/limits.ts';
import type { Counts } from '#lib/imports/rows/counts.ts';
import { commitAction, stopAction } from './import-actions.ts';
import { ImportButton } from './import-button.tsx';
import { ReadingForm } from './reading-form.tsx';

type Props = { screen: ImportScreen; counts: Counts; reading: boolean };

/**
 * Shows the stored plan: the layout of the file, what each row would do, and the button that
 * consents to exactly this plan.
 */
export function PlanView({ screen, counts, reading }: Props) {
  const { summary, view, rows, home, locale, dictionary, mayRun } = screen;
  const { imports: words } = dictionary;
  if (reading && mayRun && summary.understood) {
    return (
      <Sheet title={words.reading.title} padded>
        <ReadingForm screen={screen} understood={summary.understood} cancelHref={viewAddress(home, view)} />
      </Sheet>
    );
  }
  return (
    <>
      <UnderstoodLine screen={screen} changeable={mayRun} />
      <MappingTable screen={screen} open />
      <div className="grid gap-3.5">
        <VerdictChips screen={screen} counts={counts} tense="plan" />
        <SumLine counts={counts} tense="plan" locale={locale} words={words} />
        {rows && (
          // The focused element must not be hidden behind the sticky buttons below a long page of
          // rows.
          <div className="[&_a]:scroll-mb-32">
            <OutcomeSheet screen={screen} page={rows} tense="plan" />
          </div>
        )}
        {mayRun && !screen.managed && <ChoiceLinks screen={screen} counts={counts} />}
        {!screen.managed && <NewGroupsLine screen={screen} />}
        <Consent screen={screen} counts={counts} />
      </div>
    </>
  );
}

/** Where an ERP manages the clients, the file is only compared and changes nothing. */
function Compared({ screen: { slug, summary, dictionary } }: { screen: ImportScreen }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3.5 gap-y-2 py-3">
      <ButtonLink variant="go" href={`/${slug}/erp/compare/${summary.id}`}>
        {dictionary.erp.compare.open}
      </ButtonLink>
      <p className="min-w-0 flex-[1_1_16rem] text-sm text-soft">{dictionary.imports.notices['managed-by-erp']}</p>
    </div>
  );
}

function Consent({ screen, counts }: { screen: ImportScreen; counts: Counts }) {
  const { summary, view, locale, dictionary, mayRun } = screen;
  const { commit: words } = dictionary.imports;
  const { choice, reopen } = view;
  const touched = clientsTouched(choice, reopen, counts, summary.choices);
  if (!mayRun) return <p className="text-soft">{words.notAllowed}</p>;
  if (screen.managed) return <Compared screen={screen} />;
  return (
    <div className="flex flex-wrap items-center gap-2 bg-paper py-3 wide:sticky wide:bottom-0 wide:-mx-6 wide:px-6 wide:shadow-[0_-12px_14px_-4px_var(--color-paper)]">
      {touched > 0 ? (
        <ImportButton
          screen={screen}
          action={commitAction}
          variant="go"
          fields={{ plan: summary.plan, choice, reopen: reopen ? '1' : '0' }}
        >
          {words.submit(touched, formatNumber(locale, touched))}
        </ImportButton>
      ) : (
        <p className="me-2">{words.nothing}</p>
      )}
      <ImportButton screen={screen} action={stopAction}>
        {words.discard}
      </ImportButton>
      {touched > 0 && <p className="text-sm text-soft">{words.promise(formatNumber(locale, importLimits.keptDays))}</p>}
    </div>
  );
}
