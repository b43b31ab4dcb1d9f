import { expect, test } from 'vitest';
import { isAutomated } from './is-automated.ts';

const chrome = 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';
const of = (headers: Record<string, string>) => isAutomated(new Headers({ 'user-agent': chrome, ...headers }));

test.each([
  [{ 'sec-purpose': 'prefetch' }],
  [{ 'sec-purpose': 'prefetch;prerender' }],
  [{ purpose: 'prefetch' }],
  [{ purpose: 'preview' }],
  [{ 'x-moz': 'prefetch' }],
  [{ 'user-agent': '' }],
  [{ 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }],
  [
    {
      'user-agent': 'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0) Chrome/116 Safari/537',
    },
  ],
  [{ 'user-agent': 'facebookexternalhit/1.1' }],
  [{ 'user-agent': 'WhatsApp/2.23.20.0' }],
  [{ 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' }],
  [{ 'user-agent': 'TelegramBot (like TwitterBot)' }],
  [{ 'user-agent': 'Mozilla/5.0 (Windows NT 6.1) SkypeUriPreview Preview/0.5' }],
  [{ 'user-agent': 'BarracudaCentral/1.0' }],
  [{ 'user-agent': 'curl/8.5.0' }],
  [{ 'user-agent': 'python-requests/2.32' }],
  [{ 'user-agent': 'Go-http-client/1.1' }],
] as Record<string, string>[][])('recognises a program by %j', (headers) => {
  expect(of(headers ?? {})).toBe(true);
});

test.each([
  {},
  { 'sec-purpose': '' },
  {
    'user-agent':
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1',
  },
  { 'user-agent': 'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36' },
  { 'user-agent': 'Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0' },
  {
    'user-agent': 'Mozilla/5.0 (Linux; Android 14; CUBOT X50) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36',
  },
] as Record<string, string>[])('takes %j for a person', (headers) => {
  expect(of(headers)).toBe(false);
});
