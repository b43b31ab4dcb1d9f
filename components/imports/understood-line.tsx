import { ButtonLink } from '#components/button.tsx';
import { formatNumber } from '#lib/i18n/format.ts';
import { type ImportScreen, viewAddress } from './import-screen.ts';

/**
 * Shows in a sentence how a file was read. `changeable`: with a link to read it otherwise.
 */
export function UnderstoodLine({ screen, changeable = false }: { screen: ImportScreen; changeable?: boolean }) {
  const { understood } = screen.summary;
  if (!understood) return null;
  const { locale, dictionary, home, view } = screen;
  const { understood: words } = dictionary.imports;
  const { separator, separatorLine, encoding, headerLine, columns, remembered } = understood;
  const taken = columns.filter(({ field }) => field !== null).length;
  const isMonthFirst = understood.dateOrder === 'month-first' && columns.some(({ field }) => field === 'birthDate');
  return (
    <div className="my-3.5 grid gap-0.5 text-sm text-soft">
      <p className="wide:leading-8">
        {words.readAs}
        {dictionary.shell.colon}
        {words.separator} <b className="text-ink">{words.separators[separator] ?? separator}</b>
        {separatorLine && ` (${words.announced})`} · {words.encoding}{' '}
        <b className="text-ink">{words.encodings[encoding]}</b> ·{' '}
        {headerLine > 0 ? (
          <>
            {words.header} <b className="text-ink">{formatNumber(locale, headerLine)}</b>
          </>
        ) : (
          words.noHeader
        )}{' '}
        · {words.recognised(taken)}
        {isMonthFirst && ` · ${words.months}`}
        {changeable && (
          <span className="ms-2.5">
            <ButtonLink size="mini" href={viewAddress(home, view, { reading: '1' })} prefetch={false}>
              {words.change}
            </ButtonLink>
          </span>
        )}
      </p>
      {remembered && <p>{words.remembered}</p>}
    </div>
  );
}
