/** A link with what it says; `url` is absolute. */
type Link = { label: string; url: string };

/** What a mail says, whatever it looks like. `code` is shown large; `footer` in small print, `unsubscribe` behind it. */
export type MailContent = {
  greeting: string;
  paragraphs: string[];
  code?: string;
  action?: Link;
  after?: string[];
  footer: string[];
  unsubscribe?: Link;
};

/** A mail in one language, before it is known where it goes. */
export type Draft = { subject: string; content: MailContent };

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
