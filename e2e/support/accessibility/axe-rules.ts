import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { showCopy } from './checker-page.ts';
import { type PageCopy, restoreState } from './copy-page.ts';

type RunOptions = Parameters<AxeBuilder['options']>[0];
type Axe = {
  configure(spec: { noHtml: boolean }): void;
  run(root: Document, options: RunOptions): Promise<{ violations: Violation[] }>;
};
type Violation = { id: string; nodes: { target: unknown; failureSummary?: string }[] };

/** One run of axe: the window's width in pixels, the colours, and the rules. */
export type AxeRun = { width: number; colorScheme: 'light' | 'dark'; options: RunOptions };

const axeSource = readFileSync(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

/**
 * Runs axe on a copy, in one page whose axe is parsed and compiled already.
 * @returns a line for every element that breaks a rule
 */
export async function findViolations(whole: Page, copy: PageCopy, runs: readonly AxeRun[]): Promise<string[]> {
  if (runs.length === 0) return [];
  await showCopy(whole, copy);
  await whole.evaluate(restoreCopy);
  if (!(await whole.evaluate(() => 'axe' in window))) await whole.evaluate(axeSource);
  // A frame of the page, such as the preview of a mail, is read by an axe of its own.
  for (const frame of whole.frames().slice(1)) await frame.evaluate(axeSource);
  const found: string[] = [];
  for (const { width, colorScheme, options } of runs) {
    await whole.emulateMedia({ colorScheme });
    await whole.setViewportSize({ width, height: 900 });
    const lines = await whole.evaluate(runAxe, { width, options });
    found.push(...lines.map((line) => `${width} px, ${colorScheme}, ${line}`));
  }
  return found;
}

const restoreCopy = `(() => { ${restoreState}; restoreState(document); })()`;

/** Runs in the checker page, once the window has its new width and the colours have changed. */
async function runAxe({ width, options }: Pick<AxeRun, 'width' | 'options'>): Promise<string[]> {
  while (innerWidth !== width) await new Promise(requestAnimationFrame);
  await document.fonts.ready;
  for (const animation of document.getAnimations()) animation.finish();
  const { axe } = window as unknown as { axe: Axe };
  // The HTML of every element that was looked at costs more than most rules.
  axe.configure({ noHtml: true });
  const { violations } = await axe.run(document, { resultTypes: ['violations'], preload: false, ...options });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}
