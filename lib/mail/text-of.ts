import type { MailContent } from '#lib/i18n/letter.ts';

/** The plain text that goes beside the HTML: the same words, each link on a line of its own. */
export function textOf({ greeting, paragraphs, code, action, after = [], footer, unsubscribe }: MailContent): string {
  const blocks = [
    greeting,
    ...paragraphs,
    ...(code ? [code] : []),
    ...(action ? [`${action.label}\n${action.url}`] : []),
    ...after,
    '--',
    ...footer,
    ...(unsubscribe ? [`${unsubscribe.label}\n${unsubscribe.url}`] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}
