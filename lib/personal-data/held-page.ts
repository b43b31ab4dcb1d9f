import { escapeUTF8 } from 'entities';
import type { Structure } from '#lib/actor/structure.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type HeldData, type HeldRow, heldKinds } from './held-data.ts';

type About = { name: string; structure: Structure; at: Date; locale: Locale };

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}' +
  'h2{margin-top:2rem}dl{border-top:1px solid #ccc;padding:.5rem 0;display:grid;grid-template-columns:14rem 1fr}' +
  'dt{color:#555}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}';

/** Writes what is held on a person as one HTML page, which needs nothing else to be read. */
export function heldPage(
  data: HeldData,
  { name, structure, at, locale }: About,
  { personalData: { held }, shell }: Pick<Dictionary, 'personalData' | 'shell'>,
): string {
  const title = held.title(name);
  const sections = heldKinds.map(
    (kind) =>
      `<section><h2>${escapeUTF8(held.kinds[kind])}</h2>${data[kind].map(list).join('') || `<p>${shell.empty}</p>`}</section>`,
  );
  const intro = held.intro(structure.name, formatMoment(locale, at, structure.timeZone));
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><title>${escapeUTF8(title)}</title><style>${style}</style></head>
<body><main><h1>${escapeUTF8(title)}</h1><p>${escapeUTF8(intro)}</p>${sections.join('\n')}</main></body></html>
`;
}

function list(row: HeldRow): string {
  const items = Object.entries(row).map(
    ([name, value]) => `<dt>${escapeUTF8(name)}</dt><dd>${escapeUTF8(textOf(value))}</dd>`,
  );
  return `<dl>${items.join('')}</dl>`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}
