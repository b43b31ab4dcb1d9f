import { Email } from '#components/email.tsx';
import { KindsSheet } from '#components/erp/kinds-sheet.tsx';
import { Cell, Row, RowHead } from '#components/page/table.tsx';
import { Person } from '#components/person.tsx';
import { comparisonPageSize } from '#lib/erp/sandbox/compare-file.ts';
import { type ComparedKind, type ComparedRow, type Comparison, comparedKinds } from '#lib/erp/sandbox/comparison.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { rowProblemText } from '#lib/imports/rows/describe-problem.ts';

type Props = {
  slug: string;
  importId: string;
  comparison: Comparison;
  kind: ComparedKind;
  page: number;
  /** Whether the ERP is connected already, so that the comparison takes no client over. */
  managed: boolean;
  locale: Locale;
  dictionary: Dictionary;
};

/** The counts, and one kind of people by name. */
export function ComparedSheet({
  slug,
  importId,
  comparison: { counts, rows },
  kind,
  page,
  managed,
  locale,
  dictionary,
}: Props) {
  const { erp: words } = dictionary;
  const { compare } = words;
  const [kinds, meaning, sum] = managed
    ? [compare.kindsAfter, compare.meaningAfter, compare.sumAfter]
    : [compare.kinds, compare.meaning, compare.sum];
  const number = (value: number) => formatNumber(locale, value);
  const { taken, differs, here } = counts;
  return (
    <KindsSheet
      path={`/${slug}/erp/compare/${importId}`}
      label={compare.filter}
      kinds={comparedKinds}
      names={kinds}
      counts={counts}
      kind={kind}
      page={page}
      pageSize={comparisonPageSize}
      meaning={
        <>
          <p>{sum(number(taken + differs + here), number(taken), number(differs), number(here))}</p>
          <p className="text-ink">{meaning[kind]}</p>
        </>
      }
      emptyTitle={compare.nobody}
      columns={[
        { key: 'ours', label: kind === 'new' ? words.who : compare.ours, className: 'w-1/2' },
        { key: 'theirs', label: compare.theirs },
      ]}
      rows={rows.map((row) => (
        <Row key={`${row.clientId} ${row.line}`}>
          <RowHead>
            <Who slug={slug} row={row} />
          </RowHead>
          <Cell across>
            <Theirs row={row} locale={locale} dictionary={dictionary} />
          </Cell>
        </Row>
      ))}
      locale={locale}
      words={words}
    />
  );
}

function Who({ slug, row: { clientId, line, lastName, firstName, email, cells } }: { slug: string; row: ComparedRow }) {
  const name = `${firstName} ${lastName}`.trim();
  const read = cells.filter((cell) => cell.trim()).join(' · ');
  return (
    <Person
      id={clientId ?? String(line)}
      name={name || email || read.slice(0, 80) || '–'}
      {...(clientId && { href: `/${slug}/clients/${clientId}` })}
    >
      {name && (email ? <Email address={email} /> : read.slice(0, 200))}
    </Person>
  );
}

function Theirs({
  row: { line, fileEmail, problems },
  locale,
  dictionary,
}: {
  row: ComparedRow;
  locale: Locale;
  dictionary: Dictionary;
}) {
  const { compare } = dictionary.erp;
  if (line === null) return <span className="text-soft">–</span>;
  return (
    <>
      {fileEmail && (
        <b className="block">
          <Email address={fileEmail} />
        </b>
      )}
      <span className="block text-sm text-soft">{compare.line(formatNumber(locale, line))}</span>
      {problems.map((problem) => (
        <span key={`${problem.code} ${problem.field}`} className="block text-sm text-soft">
          {rowProblemText(problem, locale, dictionary)}
        </span>
      ))}
    </>
  );
}
