import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ButtonLink } from '#components/button.tsx';
import { ButtonForm } from '#components/forms/button-form.tsx';
import { Notice } from '#components/page/notice.tsx';
import { Page } from '#components/page/page.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import { previewErasure } from '#lib/personal-data/preview-erasure.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { DeviceLines } from '../../device-lines.tsx';
import { eraseClientAction } from './erase-client-action.ts';

/** What is held on a client: its export, and its erasure with what goes and what stays. */
export default async function ClientDataPage({ params, searchParams }: PageProps<'/[structure]/clients/[id]/data'>) {
  const { structure: slug, id } = await params;
  const staff = await requireStaff(slug, 'clients.erase', `/${slug}/clients/${id}/data`);
  const preview = await previewErasure(staff, id);
  if (!preview) notFound();
  const [locale, parameters] = await Promise.all([currentLocale(), searchParams]);
  const dictionary = dictionaryOf(locale);
  const { held, erasure } = dictionary.personalData;
  const here = `/${staff.structure.slug}/clients/${preview.id}`;
  const goes = Object.entries(preview.counts).filter(([kind, count]) => kind !== 'attached' && count > 0);
  return (
    <Page>
      <PageNotice page="clients" parameters={parameters} spaced dictionary={dictionary} />
      <PageHead
        title={preview.name}
        documentTitle={held.heading}
        detail={held.heading}
        above={<Link href={here}>{dictionary.clients.backToClient}</Link>}
      />
      <div className="grid gap-4">
        <Sheet title={held.exportTitle} padded>
          <p className="text-soft">{held.exportBody}</p>
          <div className="mt-3">
            <ButtonLink href={`${here}/data/export`} icon="download" routeHandler>
              {held.export}
            </ButtonLink>
          </div>
        </Sheet>
        <Sheet title={erasure.title} padded>
          {preview.managed ? (
            <Notice tone="wait" news={false}>
              {erasure.managed}
            </Notice>
          ) : (
            <>
              <p>{erasure.body}</p>
              <h3 className="mt-3 font-semibold">{erasure.goes}</h3>
              <ul className="list-disc ps-5">
                <li>{erasure.record}</li>
                {goes.map(([kind, count]) => (
                  <li key={kind}>
                    {erasure.counts[kind as keyof typeof erasure.counts](formatNumber(locale, count), count)}
                  </li>
                ))}
              </ul>
              <DeviceLines
                staff={staff}
                clientId={preview.id}
                when={preview.counts.accounts > 0 ? 'erased' : 'asked'}
                words={dictionary.clients}
              />
              <h3 className="mt-3 font-semibold">{erasure.stays}</h3>
              <ul className="list-disc ps-5">
                {preview.counts.attached > 0 && <li>{erasure.account}</li>}
                {erasure.staying.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
              <div className="mt-4">
                <ButtonForm
                  action={eraseClientAction}
                  fields={{ structure: staff.structure.slug, id: preview.id }}
                  variant="bad"
                  size="normal"
                >
                  {erasure.submit}
                </ButtonForm>
              </div>
            </>
          )}
        </Sheet>
      </div>
    </Page>
  );
}
