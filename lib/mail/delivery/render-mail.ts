import { Body } from '@react-email/body';
import { Button } from '@react-email/button';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Heading } from '@react-email/heading';
import { Hr } from '@react-email/hr';
import { Html } from '@react-email/html';
import { Link } from '@react-email/link';
import { Preview } from '@react-email/preview';
import { render } from '@react-email/render';
import { Section } from '@react-email/section';
import { Text } from '@react-email/text';
import { type CSSProperties, createElement as h, type ReactNode } from 'react';
import type { MailContent } from '#lib/i18n/letter.ts';

/** `from`: in whose name it is written, shown above. */
type Letter = { subject: string; language: string; content: MailContent; from: string };

/**
 * The HTML of a mail. The same content gives the same HTML: a request that is repeated has to be
 * the same to the last character.
 */
export function renderMail(letter: Letter): Promise<string> {
  return render(layout(letter));
}

/*
 * One hand for all mails: a quiet card, one button at most, nothing loaded from anywhere. Elements
 * are made without JSX, so that scripts can run this file as it is.
 */
function layout({ subject, language, content, from }: Letter): ReactNode {
  const { greeting, paragraphs, code, action, after = [], footer, unsubscribe } = content;
  return h(
    Html,
    { lang: language },
    h(
      Head,
      null,
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('meta', { name: 'supported-color-schemes', content: 'light dark' }),
      h('title', null, subject),
      h('style', null, dark),
    ),
    h(Preview, null, paragraphs[0] ?? subject),
    h(
      Body,
      { style: style.body, className: 'page' },
      h(
        Section,
        { style: style.page, className: 'page' },
        h(
          Container,
          { style: style.card, className: 'card' },
          h(Text, { style: style.from, className: 'quiet' }, from),
          h(Heading, { as: 'h1', style: style.title, className: 'ink' }, subject),
          ...[greeting, ...paragraphs].map((text, key) => h(Text, { key, style: style.text, className: 'ink' }, text)),
          code ? h(Text, { style: style.code, className: 'code' }, code) : null,
          action
            ? h(
                Section,
                { style: style.action },
                h(Button, { href: action.url, style: style.button, className: 'button' }, action.label),
              )
            : null,
          ...after.map((text, key) => h(Text, { key: `after-${key}`, style: style.text, className: 'ink' }, text)),
          h(Hr, { style: style.line, className: 'line' }),
          ...footer.map((text, key) => h(Text, { key: `footer-${key}`, style: style.small, className: 'quiet' }, text)),
          unsubscribe
            ? h(
                Text,
                { style: style.small },
                h(Link, { href: unsubscribe.url, style: style.link, className: 'quiet' }, unsubscribe.label),
              )
            : null,
        ),
      ),
    ),
  );
}

const fonts = "'Instrument Sans', -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const ink = '#1c1b19';
const quiet = '#6b675f';

const style = {
  body: { margin: 0, fontFamily: fonts },
  page: { backgroundColor: '#f6f5f2', padding: '32px 12px' },
  card: {
    backgroundColor: '#ffffff',
    border: '1px solid #e4e1da',
    borderRadius: '14px',
    maxWidth: '520px',
    padding: '28px 32px 20px',
  },
  from: { color: quiet, fontSize: '14px', fontWeight: 600, margin: '0 0 18px' },
  title: { color: ink, fontSize: '22px', fontWeight: 650, lineHeight: '30px', margin: '0 0 16px' },
  text: { color: ink, fontSize: '16px', lineHeight: '25px', margin: '0 0 14px', whiteSpace: 'pre-line' },
  code: {
    backgroundColor: '#f1efea',
    borderRadius: '10px',
    color: ink,
    fontFamily: "ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
    fontSize: '30px',
    letterSpacing: '8px',
    lineHeight: '38px',
    margin: '18px 0',
    padding: '14px 0 14px 8px',
    textAlign: 'center',
  },
  action: { margin: '22px 0' },
  button: {
    backgroundColor: '#0b6b4d',
    borderRadius: '10px',
    color: '#ffffff',
    fontSize: '16px',
    fontWeight: 600,
    lineHeight: '22px',
    padding: '13px 22px',
    textDecoration: 'none',
  },
  line: { borderColor: '#e4e1da', margin: '24px 0 16px' },
  small: { color: quiet, fontSize: '13px', lineHeight: '20px', margin: '0 0 8px' },
  link: { color: quiet, textDecoration: 'underline' },
} satisfies Record<string, CSSProperties>;

/** For mail programs that know it; the others keep the light one. */
const dark = `
@media (prefers-color-scheme: dark) {
  .page { background-color: #171614 !important; }
  .card { background-color: #201f1c !important; border-color: #3a3833 !important; }
  .ink { color: #f2f0ea !important; }
  .quiet { color: #a9a49a !important; }
  .code { background-color: #2c2a26 !important; color: #f2f0ea !important; }
  .button { background-color: #5fd0a5 !important; color: #06281c !important; }
  .line { border-color: #3a3833 !important; }
}`;
