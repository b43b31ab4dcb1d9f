import { createHash } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** An ERP that knows no more than what its page shows once. */
export type PlayedErp = {
  /** Answers the verdict. */
  send(message: object): Promise<string>;
  /** Sends a full base and waits until it is held, or done; answers its id. */
  sendBase(people: object[]): Promise<string>;
};

/**
 * Presses the button that connects, on whichever page it stands, and reads address and secret off
 * the next.
 */
export async function connectErp(page: Page, words: Dictionary): Promise<PlayedErp> {
  await page.getByRole('button', { name: words.erp.connect }).click();
  await expect(page.getByText(words.erp.notices.connected)).toBeVisible();
  return playedErp(page, words);
}

/** The ERP whose secret the page shows now. */
export async function playedErp(page: Page, { erp }: Dictionary): Promise<PlayedErp> {
  const secret = await page.getByLabel(erp.secret, { exact: true }).inputValue();
  const door = new URL(await page.getByLabel(erp.address).first().inputValue()).pathname;
  const snapshots = door.replace(/events$/, 'snapshot');
  return {
    async send(message) {
      const data = JSON.stringify(message);
      const headers = { ...signStandard(secret, data), 'content-type': 'application/json' };
      const answer = await page.request.post(door, { headers, data });
      return ((await answer.json()) as { result: string }).result;
    },
    async sendBase(people) {
      const data = people.map((one) => `${JSON.stringify(one)}\n`).join('');
      const headers = {
        ...signStandard(secret, createHash('sha256').update(data).digest('hex')),
        'content-type': 'application/x-ndjson',
      };
      const { snapshotId } = (await (await page.request.post(snapshots, { headers, data })).json()) as {
        snapshotId: string;
      };
      const state = async () =>
        ((await (await page.request.get(`${snapshots}/${snapshotId}`)).json()) as { state: string }).state;
      await expect.poll(state).toMatch(/held|applied/);
      return snapshotId;
    },
  };
}
