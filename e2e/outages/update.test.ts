import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OwnProduct, openProduct } from '#e2e/support/own-product.ts';
import { readPublicForm } from '#e2e/support/public-form.ts';
import { en } from '#lib/i18n/en.ts';
import { fr } from '#lib/i18n/fr.ts';

/** Two releases of the same sources, which Next tells apart by this alone. */
const env = { NEXT_DEPLOYMENT_ID: 'before' };
let product: OwnProduct;

beforeAll(async () => {
  product = await openProduct(env);
});
afterAll(() => product?.close());

const page = () => `${product.url}/forgot-password`;

test('takes a form that was open over an update, with scripts and without', async () => {
  const form = await readPublicForm(page());
  await product.kill();
  env.NEXT_DEPLOYMENT_ID = 'after';
  await product.restart();
  expect(await (await fetch(page())).text()).toContain('data-dpl-id="after"');
  for (const scripts of [true, false]) {
    const answer = await form.send({ email: 'ines@exemple.example' }, { scripts, to: page() });
    expect(answer.status, `scripts: ${scripts}`).toBeLessThan(400);
    expect(answer.text).not.toContain(en.shell.failure.outdated.title);
  }
});

test('shows what was typed where the action is gone, and what the script has to know', async () => {
  const form = await readPublicForm(page(), 0, () => `60${'ab'.repeat(20)}`);
  const typed = { email: 'ines@exemple.example', password: 'never shown' };
  for (const [language, { refusedRequests }] of [['fr', fr] as const, ['en', en] as const]) {
    const { status, text } = await form.send(typed, { language });
    expect(status).toBe(409);
    expect(text).toContain(refusedRequests.outdated.text);
    expect(text).toContain('<pre>ines@exemple.example</pre>');
    expect(text).toContain(`<a href="/forgot-password">${refusedRequests.outdated.reopen}</a>`);
    expect(text).not.toContain('never shown');
  }
  const answer = await form.send(typed, { scripts: true });
  expect([answer.status, answer.type]).toEqual([409, 'text/plain']);
});
