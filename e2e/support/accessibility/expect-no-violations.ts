import { expect, type Page, test } from '@playwright/test';
import { type AxeRun, findViolations } from './axe-rules.ts';
import { checkerPagesOf } from './checker-page.ts';
import { copyPage } from './copy-page.ts';
import { findTooWide } from './reflow.ts';

const narrow = 320;
/** Tables start at 768 px and the navigation beside them at 1104 px: there room is shortest. */
const breakpoints = [768, 1104];
const roomy = 1280;
const everyWidth = [narrow, ...breakpoints, roomy];
const allTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const colourRules = ['color-contrast', 'link-in-text-block'];

const allRules: AxeRun['options'] = { runOnly: { type: 'tag', values: allTags } };
const onlyColours: AxeRun['options'] = { runOnly: { type: 'rule', values: colourRules } };
const withoutColours: AxeRun['options'] = {
  ...allRules,
  rules: Object.fromEntries(colourRules.map((rule) => [rule, { enabled: false }])),
};

/** The dark scheme changes colours and nothing else. The order changes width and colours least. */
const wholeRuns: AxeRun[] = [
  { width: narrow, colorScheme: 'light', options: allRules },
  { width: narrow, colorScheme: 'dark', options: onlyColours },
  { width: roomy, colorScheme: 'dark', options: onlyColours },
  { width: roomy, colorScheme: 'light', options: allRules },
];
const uncolouredRuns: AxeRun[] = [{ width: narrow, colorScheme: 'light', options: withoutColours }];

/**
 * Checks a copy of the page as it is now, narrow and wide, and names every violation with where it
 * is. French with scripts is checked with every rule. What the other language changes is checked
 * with scripts, what their absence changes in French; neither changes colours. Whether the page is
 * wider than the window is always checked, and without scripts also with the longest addresses.
 */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const scripted = test.info().project.use.javaScriptEnabled !== false;
  const checker = await checkerPagesOf(page);
  const copy = await copyPage(page);
  const violations = [
    ...(await findTooWide(checker.frames, copy, everyWidth, !scripted)),
    ...(await findViolations(checker.whole, copy, runsFor(scripted, copy.language === 'fr'))),
  ];
  expect(violations, copy.url).toEqual([]);
}

function runsFor(scripted: boolean, french: boolean): AxeRun[] {
  if (scripted && french) return wholeRuns;
  return scripted || french ? uncolouredRuns : [];
}
