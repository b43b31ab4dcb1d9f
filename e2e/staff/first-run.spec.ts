import { alertOf, expect, expectNoAxeViolations, field, languages, test } from '#e2e/support/test.ts';

for (const { locale, words } of languages) {
  const { staff, clients, problems, settings } = words;
  const { fields: regionFields, zone } = settings.region;

  test(`${locale}: opens the first structure by the printed address, once`, async ({
    browser,
    firstStart,
    javaScriptEnabled,
  }) => {
    const context = await browser.newContext({ locale, baseURL: firstStart.url, javaScriptEnabled });
    const page = await context.newPage();
    expect((await page.goto('/welcome?token=guessed'))?.status()).toBe(404);
    await expect.poll(firstStart.welcomeUrl).not.toBeNull();
    const welcome = firstStart.welcomeUrl() as string;
    await page.goto(welcome);
    await expectNoAxeViolations(page);
    await expect(field(page, regionFields.country)).toHaveValue('FR');
    await expect(field(page, regionFields.timeZone)).toHaveValue('Europe/Paris');
    await expect(field(page, regionFields.language)).toHaveValue(locale.startsWith('fr') ? 'fr' : 'en');

    await page.getByRole('button', { name: staff.open }).click();
    for (const label of [staff.structureName, staff.name, staff.email, staff.newPassword])
      await expect(alertOf(page)).toContainText(`${label} · `);
    await expectNoAxeViolations(page);

    await field(page, staff.structureName).fill('Club de l’Été');
    await field(page, staff.name).fill('Nadia Benali');
    await field(page, staff.email).fill('nadia');
    await field(page, staff.newPassword).fill('une phrase assez longue');
    await page.getByRole('button', { name: staff.open }).click();
    await expect(alertOf(page)).toContainText(problems['email-no-at']);
    await expect(field(page, staff.structureName)).toHaveValue('Club de l’Été');
    await expect(field(page, staff.newPassword)).toHaveValue('');
    await expectNoAxeViolations(page);

    await field(page, staff.email).fill('nadia@club-ete.example');
    await page.getByLabel(staff.demo).check();
    await field(page, regionFields.country).selectOption('RE');
    const follows = javaScriptEnabled ? 'Indian/Reunion' : 'Europe/Paris';
    await expect(field(page, regionFields.timeZone)).toHaveValue(follows);
    if (!javaScriptEnabled) {
      await field(page, staff.newPassword).fill('une phrase assez longue');
      await page.getByRole('button', { name: staff.open }).click();
      await expect(alertOf(page)).toContainText(zone.title);
      await expectNoAxeViolations(page);
    }
    await field(page, staff.newPassword).fill('une phrase assez longue');
    await page
      .getByRole('button', { name: javaScriptEnabled ? staff.open : zone.use('Indian/Reunion'), exact: true })
      .click();
    await expect(page).toHaveURL(/\/club-de-l-ete\/clients/);
    await expect(page.getByRole('heading', { level: 1, name: clients.title })).toBeVisible();
    await expect(page.getByRole('rowheader')).toHaveCount(30);

    await page.goto(`/club-de-l-ete/settings`);
    await expect(field(page, regionFields.country)).toHaveValue('RE');
    await expect(field(page, regionFields.timeZone)).toHaveValue('Indian/Reunion');

    expect((await page.goto(welcome))?.status()).toBe(200);
    await expect(page.getByRole('heading', { name: staff.welcomeUsedTitle })).toBeVisible();
    await expectNoAxeViolations(page);
    await expect(page.getByRole('link', { name: staff.signIn })).toHaveAttribute('href', '/sign-in');
    await context.close();
  });
}
