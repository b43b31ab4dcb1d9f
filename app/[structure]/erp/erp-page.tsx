import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { pageNumber } from '#components/erp/pager.tsx';
import { Live } from '#components/live/live.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { firstValue } from '#lib/forms/first-value.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';

/** What Next passes to a page under `/[structure]/erp`. */
export type ErpPageProps<Params = object> = {
  params: Promise<{ structure: string } & Params>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/**
 * Reads what every ERP page needs: the staff member, who may read the ERP (404 otherwise), the
 * parameters of the address and the language.
 * @param subPath the page below `/[structure]/erp`, with its leading slash; sign-in returns there
 */
export async function readErpPage({ params, searchParams }: ErpPageProps, subPath = '') {
  const { structure: slug } = await params;
  const path = `/${slug}/erp${subPath}`;
  const staff = await requireStaff(slug, 'erp.read', path);
  const [parameters, locale, dictionary] = await Promise.all([searchParams, currentLocale(), currentDictionary()]);
  const parameter = (name: string) => firstValue(parameters[name]);
  const { timeZone } = staff.structure;
  const page = pageNumber(parameter('page'));
  return { slug, path, staff, parameters, parameter, page, locale, dictionary, words: dictionary.erp, timeZone };
}

type FrameProps = ComponentProps<typeof PageHead> & {
  slug: string;
  words: Dictionary['erp'];
  /** Changes that refresh the page. */
  topics?: ComponentProps<typeof Live>['topics'];
  /** The way back, where it is not the ERP's first page under its usual label. */
  back?: { href?: string; label: string };
  children: ReactNode;
};

/** The frame of a page below the ERP's first page: live refresh, way back, title. */
export function ErpFrame({ slug, words, topics, back, children, ...head }: FrameProps) {
  return (
    <>
      {topics && <Live slug={slug} topics={topics} />}
      <PageHead {...head} above={<Link href={back?.href ?? `/${slug}/erp`}>{back?.label ?? words.back}</Link>} />
      {children}
    </>
  );
}
