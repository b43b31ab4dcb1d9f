import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';

type RunOptions = Parameters<AxeBuilder['options']>[0];

const narrow = 320;
/**
 * Where tables begin, and where the navigation comes to stand beside them: there room is shortest.
 */
const tightest = [768, 1104];
const roomy = 1280;
const everyWidth = [narrow, ...tightest, roomy];
const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/**
 * What colours there are does not depend on the language or on scripts: they are looked at once,
 * and cost most of the time.
 */
const ofColours = ['color-contrast', 'link-in-text-block'];
type Look = { colorScheme: 'light' | 'dark'; options: RunOptions };
const whole: Look[] = [
  { colorScheme: 'light', options: { runOnly: { type: 'tag', values: everything } } },
  // The dark ones change colours and nothing else.
  { colorScheme: 'dark', options: { runOnly: { type: 'rule', values: ofColours } } },
];
const without = Object.fromEntries(ofColours.map((rule) => [rule, { enabled: false }]));
const uncoloured: Look[] = [
  { colorScheme: 'light', options: { runOnly: { type: 'tag', values: everything }, rules: without } },
];

/** Smaller than the one that AxeBuilder sends by default, and the same rules. */
const axeMinified = readFileSync(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

/**
 * Looks at the page as it is now, narrow and wide, and names every violation with where it is. All
 * of it is looked at in French with scripts. What the other language changes shows with scripts,
 * what their absence changes shows in French; whether the page is wider than the window is looked
 * at always, and in the copy with longer addresses than a test would think of.
 */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const viewport = page.viewportSize();
  const scripted = test.info().project.use.javaScriptEnabled !== false;
  const french = (await page.locator('html').getAttribute('lang')) === 'fr';
  const { readable, leave } = scripted ? { readable: page, leave: async () => undefined } : await copyOf(page);
  const violations: string[] = [];
  let axeSource = axeMinified;
  // Each width is laid out once, and looked at in every way before the next.
  for (const width of everyWidth) {
    violations.push(...(await tooWideAt(readable, width)));
    for (const { colorScheme, options } of looksAt(scripted, french, width)) {
      if (colorScheme === 'dark') await settle(readable, width, colorScheme);
      const axe = new AxeBuilder({ page: readable, axeSource });
      const found = await axe
        .options({ resultTypes: ['violations'], preload: false, ...options })
        .setLegacyMode()
        .analyze();
      // It is in the page by now: half a megabyte that need not be sent again.
      axeSource = 'void 0';
      for (const { id, nodes } of found.violations) {
        for (const { target, failureSummary } of nodes)
          violations.push(`${width} px, ${colorScheme}, ${id}: ${target} ${failureSummary}`);
      }
    }
  }
  if (!scripted) {
    await readable.evaluate(lengthenAddresses);
    for (const width of everyWidth) violations.push(...(await tooWideAt(readable, width)));
  }
  await leave();
  await readable.emulateMedia({ colorScheme: null, reducedMotion: null }).catch(() => undefined);
  if (viewport) await page.setViewportSize(viewport);
  expect(violations, page.url()).toEqual([]);
}

function looksAt(scripted: boolean, french: boolean, width: number): Look[] {
  if (scripted && french) return width === narrow || width === roomy ? whole : [];
  return width === narrow && (scripted || french) ? uncoloured : [];
}

async function tooWideAt(page: Page, width: number): Promise<string[]> {
  await settle(page, width, 'light');
  return page.evaluate(tooWide);
}

async function settle(page: Page, width: number, colorScheme: Look['colorScheme']): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height: 900 });
  await page.evaluate(settled);
}

/**
 * In the page: the new colours are there and on their way to nothing else. Without this axe reads
 * dark text on a light ground.
 */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      for (const animation of document.getAnimations()) animation.finish();
      requestAnimationFrame(() => resolve());
    });
  });
}

/**
 * In the page: what makes it wider than the window, so that one would have to scroll two ways (WCAG
 * 1.4.10), which axe does not look at.
 */
function tooWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const scrollsByItself = (element: Element) => getComputedStyle(element).overflowX !== 'visible';
  const wide = [...document.body.querySelectorAll('*')].filter((element) => {
    for (let around: Element | null = element; around && around !== document.body; around = around.parentElement) {
      if (scrollsByItself(around)) return false;
    }
    return element.getBoundingClientRect().right > clientWidth + 1;
  });
  const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
  return innermost
    .slice(0, 3)
    .map((element) => `${clientWidth} px, wider than the window (${scrollWidth}): ${element.outerHTML.slice(0, 200)}`);
}

/**
 * In the page: addresses of 64 letters before the `@`, the most there are, which nothing but their
 * `@` lets break.
 */
function lengthenAddresses(): void {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const isCut = text.nextSibling?.nodeName === 'WBR' && text.nextSibling.nextSibling?.nodeValue?.startsWith('@');
    const wanted = isCut ? /[\w.+%-]+$/g : /[\w.+%-]+(?=@[\w.-]+)/g;
    text.nodeValue = (text.nodeValue ?? '').replace(wanted, (local) => local.padEnd(64, 'm'));
  }
}

/**
 * axe is a script: where scripts are off it reads a copy of the page as it stands, without the
 * page's own scripts.
 */
async function copyOf(page: Page): Promise<{ readable: Page; leave: () => Promise<void> }> {
  const html = (await page.content()).replace(/<script\b[\s\S]*?<\/script>/g, '');
  const readable = await readerOf(page);
  await readable.context().clearCookies();
  await readable.context().addCookies(await page.context().cookies());
  await readable.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await readable.goto(page.url());
  return { readable, leave: () => readable.unrouteAll() };
}

const readers = new WeakMap<Browser, Promise<Page>>();

/** One page with scripts reads all copies of a browser's: styles and fonts are fetched once. */
function readerOf(page: Page): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error('this page belongs to no browser');
  const reader =
    readers.get(browser) ?? browser.newContext({ javaScriptEnabled: true }).then((context) => context.newPage());
  readers.set(browser, reader);
  return reader;
}
