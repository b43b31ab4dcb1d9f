import type { Locator, Page } from '@playwright/test';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** The field with exactly this label, required or not. */
export function field(page: Page, label: string): Locator {
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return page.getByLabel(new RegExp(`^${escaped}( \\*)?$`));
}

/** What the page says is wrong; the router's own announcer is an alert too. */
export function alertOf(page: Page): Locator {
  return page.locator('[role=alert]:not(#__next-route-announcer__)');
}

/** The button of the first "Actions" menu. */
export function firstMenu(page: Page, label: string): Locator {
  return page.locator('tbody summary').filter({ hasText: label }).first();
}

/** The table of an import's rows: a plan shows that of the columns above it. */
export function importRows(page: Page, { imports }: Dictionary): Locator {
  return page.getByRole('table', { name: imports.title, exact: true });
}
