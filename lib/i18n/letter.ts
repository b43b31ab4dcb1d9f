/** A link with what it says; `url` is absolute. */
type Link = { label: string; url: string };

/**
 * What a mail says, whatever it looks like. `code` is shown large; `footer` in small print,
 * `unsubscribe` behind it.
 */
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
