import {
  alertOf,
  expect,
  field,
  importFile,
  importRows,
  languages,
  scriptsOnly,
  signIn,
  test,
} from '#e2e/support/test.ts';

const { words } = languages[0];
const { imports } = words;
const { commit, choices, chips } = imports;

/**
 * One row creates a client and two groups, one changes a phone, one adds a first phone, one is in
 * the trash, one is refused.
 */
const content = [
  'Nom;Prénom;E-mail;Téléphone;Groupes',
  'Neuve;Anna;anna@exemple.example;;"Judo, Loisir"',
  'Petit;Paul;paul@exemple.example;06 41 98 12 34;',
  'Roux;Rose;rose@exemple.example;06 41 98 56 78;',
  'Blanc;Luc;luc@exemple.example;;',
  'Durand;Zoé;pas-un-email;;',
].join('\r\n');

test.use({ locale: 'fr-FR' });

test.beforeEach(async ({ page, club }) => {
  await club.addClient({
    lastName: 'Petit',
    firstName: 'Paul',
    email: 'paul@exemple.example',
    phone: '06 41 98 00 00',
  });
  await club.addClient({ lastName: 'Roux', firstName: 'Rose', email: 'rose@exemple.example' });
  const luc = await club.addClient({ lastName: 'Blanc', firstName: 'Luc', email: 'luc@exemple.example' });
  await signIn(page, club.manager);
  await page.goto(`/${club.slug}/clients?delete=${luc}`);
  await page.getByRole('dialog').getByRole('button', { name: words.clients.delete }).click();
  await expect(page.getByRole('status')).toBeVisible();
  await importFile(page, club, words, { name: 'novembre.csv', content });
  await expect(page.getByText(imports.detail.planned)).toBeVisible();
});

test('shows on the button how many clients each choice changes, and changes exactly those', async ({ page, club }) => {
  await expect(
    page.getByText('6 lignes lues\u202f: 1 en-tête, 1 à créer, 2 à mettre à jour, 1 dans la corbeille, 1 refusée'),
  ).toBeVisible();
  await expect(importRows(page, words).getByRole('row').filter({ hasText: 'Petit' })).toContainText('06 41 98 00 00');
  await expect(page.getByRole('button', { name: commit.submit(3, '3') })).toBeVisible();
  await expect(page.getByText(imports.newGroups.created(2, '2', 'Judo, Loisir'))).toBeVisible();
  await page.getByRole('link', { name: choices['create-only'] }).click();
  await expect(page.getByRole('button', { name: commit.submit(1, '1') })).toBeVisible();
  await page.getByRole('link', { name: choices['fill-blanks'] }).click();
  await expect(page.getByRole('link', { name: choices['fill-blanks'] })).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('button', { name: commit.submit(2, '2') })).toBeVisible();
  await page.getByRole('link', { name: choices.reopen(1, '1') }).click();
  await page.getByRole('button', { name: commit.submit(3, '3') }).click();
  await expect(page.getByRole('status')).toContainText('1 client créé, 1 mis à jour, 1 rétabli de la corbeille');
  await expect(page.getByRole('link', { name: `${chips.outcome.left} 1` })).toBeVisible();
  expect((await club.clientNames()).sort()).toEqual(['Anna Neuve', 'Luc Blanc', 'Paul Petit', 'Rose Roux']);
  await page.goto(`/${club.slug}/clients?q=petit`);
  await page.getByRole('link', { name: 'Paul Petit' }).click();
  await expect(page.getByText('06 41 98 00 00').first()).toBeVisible();
});

test('does nothing for a plan that is discarded, and deletes its rows', scriptsOnly, async ({ page, club }) => {
  await page.getByRole('button', { name: commit.discard }).click();
  await expect(page.getByText(imports.detail.discarded)).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  await page.goto(`/${club.slug}/imports`);
  await expect(page.getByRole('row').filter({ hasText: 'novembre.csv' })).toContainText(imports.states.discarded);
  expect(await club.clientNames()).toHaveLength(2);
});

test('imports a plan once that is confirmed in two tabs', scriptsOnly, async ({ page, club, context }) => {
  const other = await context.newPage();
  await other.route('**/live?*', (route) => route.abort());
  await other.goto(page.url());
  await page.getByRole('button', { name: commit.submit(3, '3') }).click();
  await expect(page.getByRole('status')).toContainText(imports.outcome.created(1, '1'));
  await other.getByRole('button', { name: commit.submit(3, '3') }).click();
  await expect(other.getByRole('status')).toContainText(imports.outcome.created(1, '1'));
  expect(await club.clientNames()).toHaveLength(3);
});

test(
  'refuses the confirmation of a plan that another tab has replaced',
  scriptsOnly,
  async ({ page, club, context }) => {
    const stale = await context.newPage();
    await stale.route('**/live?*', (route) => route.abort());
    await stale.goto(page.url());
    await page.getByRole('link', { name: imports.understood.change }).click();
    await page.getByLabel(imports.reading.fieldOf('Téléphone')).selectOption('');
    await page.getByRole('button', { name: imports.reading.submit }).click();
    await expect(page.getByRole('button', { name: commit.submit(1, '1') })).toBeVisible();
    await stale.getByRole('button', { name: commit.submit(3, '3') }).click();
    await expect(stale.getByRole('status')).toContainText(imports.notices['plan-changed']);
    expect(await club.clientNames()).toHaveLength(2);
    await stale.getByRole('button', { name: commit.submit(1, '1') }).click();
    await expect(stale.getByRole('status')).toContainText(imports.outcome.created(1, '1'));
  },
);

test('corrects a refused row in place', scriptsOnly, async ({ page, club }) => {
  await page.getByRole('link', { name: imports.correct.button }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(imports.correct.title('6'));
  await expect(field(page, imports.fields.lastName)).toHaveValue('Durand');
  await expect(dialog).toContainText(words.problems['email-no-at']);
  await expect(dialog.getByLabel(imports.fields.birthDate)).toHaveCount(0);
  await field(page, imports.fields.email).fill('zoe@');
  await dialog.getByRole('button', { name: imports.correct.submit }).click();
  await expect(alertOf(page)).toContainText(imports.correct.summary);
  await expect(field(page, imports.fields.email)).toHaveValue('zoe@');
  await field(page, imports.fields.email).fill('zoe@exemple.example');
  await dialog.getByRole('button', { name: imports.correct.submit }).click();
  await expect(page.getByRole('status')).toContainText(imports.corrected.create);
  await page.getByRole('button', { name: commit.submit(4, '4') }).click();
  await expect(page.getByRole('status')).toContainText(imports.outcome.created(2, '2'));
  expect(await club.clientNames()).toContain('Zoé Durand');
});

test(
  'hides plans from reception, because they show more of people than the desk needs',
  scriptsOnly,
  async ({ page, club }) => {
    const address = page.url();
    await page.context().clearCookies();
    await signIn(page, club.reception);
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(404);
    await expect(page.getByText('Durand')).toHaveCount(0);
  },
);
