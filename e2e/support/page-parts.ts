import type { Locator, Page } from '@playwright/test';

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
