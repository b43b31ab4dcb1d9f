import type { Browser, Page } from '@playwright/test';
import type { PageCopy } from './copy-page.ts';

/**
 * The pages in which the copies of a browser's pages are checked. They live as long as the browser,
 * so that styles and fonts are fetched once, and the checks are parsed and compiled once.
 */
export type CheckerPages = {
  /** Shows copies in frames, whose width changes without a new picture. */
  frames: Page;
  /** Shows one copy at a time as its whole document. */
  whole: Page;
};

const checkers = new WeakMap<Browser, Map<string, Promise<CheckerPages>>>();

/** The checker pages of the browser and the origin that a page belongs to, opened on first use. */
export function checkerPagesOf(page: Page): Promise<CheckerPages> {
  const browser = page.context().browser();
  if (!browser) throw new Error('this page belongs to no browser');
  const { origin } = new URL(page.url());
  const ofBrowser = checkers.get(browser) ?? new Map<string, Promise<CheckerPages>>();
  checkers.set(browser, ofBrowser);
  const pages = ofBrowser.get(origin) ?? openCheckerPages(browser, origin);
  ofBrowser.set(origin, pages);
  return pages;
}

/** Blank pages of the same origin as the copies, which may then load its styles. */
async function openCheckerPages(browser: Browser, origin: string): Promise<CheckerPages> {
  const context = await browser.newContext({ javaScriptEnabled: true, reducedMotion: 'reduce' });
  const blank = `${origin}/accessibility-checker`;
  await context.route(blank, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><body>' }));
  const open = async () => {
    const page = await context.newPage();
    await page.goto(blank);
    return page;
  };
  return { frames: await open(), whole: await open() };
}

/**
 * Shows a copy as the whole document, at its own address. The window's globals survive, the checks
 * among them.
 */
export async function showCopy(whole: Page, { url, html }: PageCopy): Promise<void> {
  await whole.evaluate((address) => history.replaceState(null, '', address), url);
  await whole.setContent(html);
}
