import {
  clientsPath,
  download,
  expect,
  field,
  importFile,
  languages,
  scriptsOnly,
  signIn,
  test,
} from '#e2e/support/test.ts';

const { words } = languages[0];
const { imports } = words;
const { commit, outcome, progress, undo, chips } = imports;

test.use({ locale: 'fr-FR' });

test.beforeEach(async ({ page, club }) => {
  await signIn(page, club.manager);
});

test(
  'creates exactly the missing ones from the outcome file, corrected and uploaded again',
  scriptsOnly,
  async ({ page, club }) => {
    const content =
      'Nom;Prénom;E-mail\r\nPetit;Paul;paul@exemple.example\r\nRoux;Rose;rose chez exemple\r\nBlanc;Luc;\r\n';
    await importFile(page, club, words, { name: 'novembre.csv', content });
    await page.getByRole('button', { name: commit.submit(1, '1') }).click();
    const file = await download(page, () => page.getByRole('link', { name: outcome.toCorrect(2, '2') }).click());
    const text = file.content.toString('utf8');
    expect(text).toContain('erreur;ligne');
    const corrected = text
      .replace('rose chez exemple', 'rose@exemple.example')
      .replace('Blanc;Luc;;', 'Blanc;Luc;luc@exemple.example;');
    await importFile(page, club, words, { name: file.name, content: corrected });
    await page.getByRole('button', { name: commit.submit(2, '2') }).click();
    await expect(page.getByRole('status')).toContainText(outcome.created(2, '2'));
    await expect(page.getByRole('link', { name: /à corriger/ })).toHaveCount(0);
    expect((await club.clientNames()).sort()).toEqual(['Luc Blanc', 'Paul Petit', 'Rose Roux']);
    await page.getByRole('link', { name: outcome.seeCreated(2, '2') }).click();
    await expect(page.getByRole('rowheader')).toHaveText([/Luc Blanc/, /Rose Roux/]);
  },
);

test('restores everything on undo, except the client that changed since, who is named', async ({ page, club }) => {
  const known = await club.addClient({
    lastName: 'Petit',
    firstName: 'Paul',
    email: 'paul@exemple.example',
    phone: '06 41 98 00 00',
  });
  const content =
    'Nom;Prénom;E-mail;Téléphone\r\nPetit;Paul;paul@exemple.example;06 41 98 12 34\r\nRoux;Rose;rose@exemple.example;\r\nBlanc;Luc;luc@exemple.example;\r\n';
  await importFile(page, club, words, { name: 'novembre.csv', content });
  await page.getByRole('button', { name: commit.submit(3, '3') }).click();
  await expect(page.getByRole('status')).toContainText('2 clients créés, 1 mis à jour');
  const address = page.url();
  await page.getByRole('link', { name: 'Rose Roux' }).click();
  await page.getByRole('link', { name: words.clients.edit }).click();
  await field(page, words.clients.fields.phone).fill('06 41 98 99 99');
  await page.getByRole('button', { name: words.clients.save }).click();
  await expect(page.getByRole('status')).toBeVisible();

  await page.goto(address);
  await page.getByRole('link', { name: outcome.undo }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(undo.removed(2, '2'));
  await expect(dialog).toContainText(undo.restored(1, '1'));
  await dialog.getByRole('link', { name: undo.cancel }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('link', { name: outcome.undo }).click();
  await dialog.getByRole('button', { name: undo.submit }).click();

  await expect(page.getByRole('status')).toContainText('1 client retiré, 1 remis comme avant, 1 gardé');
  await expect(page.getByRole('link', { name: `${chips.kept} 1` })).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('rowheader')).toHaveCount(1);
  await expect(page.getByRole('row').filter({ hasText: 'Rose Roux' })).toContainText(
    imports.keptReasons['changed-since'],
  );
  await expect(page.getByRole('link', { name: outcome.undo })).toHaveCount(0);
  expect((await club.clientNames()).sort()).toEqual(['Paul Petit', 'Rose Roux']);
  await page.goto(`${clientsPath(club)}/${known}`);
  await expect(page.getByText('06 41 98 00 00').first()).toBeVisible();
  await page.goto(`/${club.slug}/imports`);
  const row = page.getByRole('row').filter({ hasText: 'novembre.csv' });
  await expect(row).toContainText(imports.states.undone);
  await expect(row).toContainText('Julien Moreau');
  await expect(row).toContainText('1 client retiré, 1 remis comme avant, 1 gardé');
});

test('shows the progress of 11,000 rows, stops halfway and resumes to the end', async ({ page, club, context }) => {
  const busy = await club.addClient({ lastName: 'Occupée', firstName: 'Rose', email: 'occupee@exemple.example' });
  const people = Array.from({ length: 11_000 }, (_, index) =>
    index === 6_000
      ? 'Occupée;Rose;occupee@exemple.example;06 41 98 12 34'
      : `Nom${index};Anna;personne${index}@exemple.example;`,
  );
  await importFile(page, club, words, {
    name: 'grand.csv',
    content: ['Nom;Prénom;E-mail;Téléphone', ...people].join('\r\n'),
  });
  const letGo = await club.holdClient(busy);
  await page.getByRole('button', { name: commit.submit(11_000, '11\u202f000') }).click();
  // The import waits for the locked client: one slice is done, and the page shows it by itself.
  await expect(page.getByText(progress.lines('5\u202f001', '11\u202f001'))).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveAttribute('value', '5001');
  await expect(page.getByText(progress.leave)).toBeVisible();
  const watching = await context.newPage();
  await watching.goto(page.url());
  const importId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.goto(`/${club.slug}/imports`);
  await expect(page.getByRole('row').filter({ hasText: 'grand.csv' })).toContainText(imports.states.committing);
  await page.getByRole('link', { name: 'grand.csv' }).click();

  const stopping = page.getByRole('button', { name: progress.stop }).click();
  // It goes before the next slice, which asks later.
  await expect.poll(() => club.waitingForTurn(importId)).toBe(1);
  await letGo();
  await stopping;
  await expect(page.getByRole('link', { name: new RegExp(`^${chips.outcome['not-reached']} `) })).toBeVisible();
  await expect(page.getByText(/^commencé par Julien Moreau, arrêté le/)).toBeVisible();
  // A page that only watches shows it too, without a click.
  await expect(watching.getByText(/^commencé par Julien Moreau, arrêté le/)).toBeVisible();
  const done = (await club.clientNames()).length;
  expect(done).toBeGreaterThanOrEqual(5_000);
  expect(done).toBeLessThan(11_000);

  await page.getByRole('button', { name: outcome.resume }).click();
  await expect(page.getByRole('status')).toContainText(
    `${outcome.created(10_999, '10\u202f999')}, ${outcome.updated(1, '1')}`,
    {
      timeout: 60_000,
    },
  );
  expect(await club.clientNames()).toHaveLength(11_000);
});
