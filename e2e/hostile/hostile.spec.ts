import { clientsPath, expect, formPost, openForm, ownOrigin, requestsOnly, signIn, test } from '#e2e/support/test.ts';

/** Values that every field and parameter has to survive. */
const hostile = [
  '',
  'x'.repeat(10_000),
  'a\0b',
  '\ud800',
  '\u202eevil\u2066',
  '<script>alert(1)</script>',
  `'; drop table client; --`,
  '😀😀😀',
  '{{7*7}}',
  '../../etc/passwd',
  '-1',
  '1e999',
];

const fields = [
  'lastName',
  'firstName',
  'email',
  'phone',
  'birthDate',
  'gender',
  'language',
  'memberNumber',
  'groups',
  'note',
];
const parameters = [
  'q',
  'state',
  'sort',
  'after',
  'before',
  'delete',
  'client',
  'notice',
  'verdict',
  'problem',
  'line',
  'page',
  'refuse',
  'outcome',
  'email',
  'read',
  'revoke',
  'renew',
];

test.beforeEach(async ({ page, club }) => {
  await signIn(page, club.owner);
});

test('answers each hostile field of a client, and writes nothing half', requestsOnly, async ({ page, club }) => {
  const add = await openForm(page, `${clientsPath(club)}/new`);
  for (const field of [...fields, 'structure', 'id', 'version', 'base', '__proto__', 'constructor']) {
    for (const value of [...hostile, ['a', 'b']]) {
      const email = `client-${crypto.randomUUID()}@exemple.example`;
      const answer = await add({ lastName: 'Dupré', email, [field]: value });
      expect(answer.status(), `${field}=${JSON.stringify(value).slice(0, 40)}`).toBeLessThan(500);
      if (answer.status() === 200) expect(await answer.text()).not.toContain('<script>alert(1)</script>');
    }
  }
  const saved = await club.clientNames();
  for (const name of saved) expect(name).not.toMatch(/\0|\ud800/);
  await page.goto(clientsPath(club));
  await expect(page.getByRole('table')).toBeVisible();
});

test('answers each hostile field of an edit, its version and its base values', requestsOnly, async ({ page, club }) => {
  const id = await club.addClient({ lastName: 'Petit', firstName: 'Paul' });
  const edit = `${clientsPath(club)}/${id}/edit`;
  for (const field of ['id', 'version', 'base', 'birthDate', 'gender']) {
    for (const value of [...hostile, ['a', 'b']]) {
      const answer = await formPost(page, edit, {
        lastName: 'Petit',
        firstName: 'Paul',
        email: `${id}@exemple.example`,
        [field]: value,
      });
      expect(answer.status(), `${field}=${JSON.stringify(value).slice(0, 40)}`).toBeLessThan(500);
    }
  }
});

const pages = [
  '/clients',
  '/imports',
  '/imports/new',
  '/bin',
  '/activity',
  '/team',
  '/clients/new',
  '/requests',
  '/access',
  '/outbox',
  '/settings',
];
test('opens every page with every search parameter', requestsOnly, async ({ page, club }) => {
  test.setTimeout(300_000);
  for (const path of pages) {
    const ask = async (asked: [string, string][]) => {
      const query = new URLSearchParams([...asked, ...asked].map(([name, value]) => [name, value.toWellFormed()]));
      const answer = await page.request.get(`/${club.slug}${path}?${query}`);
      const what = asked.map(([name, value]) => `${name}=${value.slice(0, 20)}`).join('&');
      expect(answer.status(), `${path}?${what}`).toBeLessThan(500);
    };
    // Each value is tried in each parameter, in all at once; and alone, where no other can hide its
    // effect.
    for (const turn of hostile.keys()) {
      await ask(
        parameters.map((name, index) => [name, (hostile[(index + turn) % hostile.length] ?? '').slice(0, 500)]),
      );
    }
    for (const [index, name] of parameters.entries()) {
      for (const shift of [path.length, path.length + 5])
        await ask([[name, hostile[(index + shift) % hostile.length] ?? '']]);
    }
  }
});

test(
  'opens an import with every search parameter, as a plan and as an outcome',
  requestsOnly,
  async ({ page, club }) => {
    const { id } = await club.addPlan('Nom;E-mail\r\nDupré;helene@exemple.example\r\nDurand;pas-un-email\r\n');
    const done = await club.addImport();
    for (const parameter of [
      'verdict',
      'after',
      'before',
      'choice',
      'reopen',
      'fix',
      'undo',
      'reading',
      'notice',
      'corrected',
    ]) {
      for (const value of hostile) {
        const query = new URLSearchParams([[parameter, value.toWellFormed()]]);
        for (const path of [`/imports/${id}`, `/imports/${done}`]) {
          const answer = await page.request.get(`/${club.slug}${path}?${query}&${query}`);
          expect(answer.status(), `${path}?${parameter}=${value.slice(0, 20)}`).toBeLessThan(500);
          expect(await answer.text()).not.toContain('<script>alert(1)</script>');
        }
      }
    }
  },
);

test(
  'answers each hostile field of the forms of an import, and imports nothing unconfirmed',
  requestsOnly,
  async ({ page, club }) => {
    // Each hostile field makes the server read and plan the file again: 50 seconds in all. Every
    // third value is tried in a field, others in the next, unless all are wanted.
    test.slow();
    const step = process.env.HOSTILE_VALUES === 'every' ? 1 : 3;
    const { id } = await club.addPlan('Nom;E-mail\r\nDupré;helene@exemple.example\r\nDurand;pas-un-email\r\n');
    const forms = {
      '': ['id', 'plan', 'choice', 'reopen'],
      '?fix=3': ['id', 'line', 'lastName', 'email'],
      '?reading=1': ['id', 'separator', 'encoding', 'headerLine', 'field-0', 'field-1', 'seen-fields'],
    };
    for (const [address, names] of Object.entries(forms)) {
      const send = await openForm(page, `/${club.slug}/imports/${id}${address}`);
      for (const [place, name] of [...names, '__proto__', 'constructor'].entries()) {
        for (const [turn, value] of [...hostile, ['a', 'b']].entries()) {
          if ((turn + place) % step !== 0) continue;
          const stale = { plan: '99', email: 'pas-un-email', [name]: value };
          const answer = await send(stale);
          expect(answer.status(), `${address} ${name}=${JSON.stringify(value).slice(0, 40)}`).toBeLessThan(500);
        }
      }
    }
    expect(await club.clientNames()).toEqual([]);
  },
);

test('answers addresses that cannot be ids, slugs or languages', requestsOnly, async ({ page, club }) => {
  for (const value of ['%00', '%ff', '%ed%a0%80', 'x'.repeat(3_000), '%3Cscript%3E', "'", '😀', '..%2f..', club.id]) {
    for (const address of [
      `/${value}/clients`,
      `/${club.slug}/clients/${value}`,
      `/${club.slug}/clients/${value}/edit`,
      `/${club.slug}/imports/${value}`,
    ]) {
      expect((await page.request.get(address)).status(), address.slice(0, 60)).toBeLessThan(500);
    }
  }
});

test('refuses 101 MB while they arrive, with a sentence', requestsOnly, async ({ page, club }) => {
  const boundary = '----club';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="gros.csv"\r\n\r\nNom;E-mail\r\n`;
  const body = Buffer.concat([
    Buffer.from(head),
    Buffer.alloc(101 * 1024 * 1024, 'Dupré;a@b.example\r\n'),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const answer = await page.request.post(`/${club.slug}/imports/upload`, {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, origin: ownOrigin() },
    data: body,
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
  expect(answer.headers().location).toContain('problem=too-big');
  expect(await club.clientNames()).toEqual([]);
});

test('refuses uploads that are no uploads', requestsOnly, async ({ page, club }) => {
  const origin = ownOrigin();
  const address = `/${club.slug}/imports/upload`;
  const bodies: [string, string][] = [
    ['text/plain', 'hello'],
    ['multipart/form-data', 'no boundary'],
    ['multipart/form-data; boundary=x', '--x\r\nbroken'],
    ['multipart/form-data; boundary=x', ''],
    ['application/json', '{"file":1}'],
  ];
  for (const [type, data] of bodies) {
    const answer = await page.request.post(address, {
      headers: { 'content-type': type, origin },
      data,
      maxRedirects: 0,
    });
    expect(answer.status(), `${type}: ${data}`).toBeLessThan(500);
  }
  const foreign = await page.request.post(address, {
    headers: { 'content-type': 'text/csv', origin: 'https://evil.example' },
    data: 'x',
    maxRedirects: 0,
  });
  expect(foreign.status()).toBeGreaterThanOrEqual(303);
  expect(await club.clientNames()).toEqual([]);
});
