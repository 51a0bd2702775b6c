// Every page, for everybody: nothing that axe finds, nothing that scrolls sideways, no complaint of the browser.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOOKS, findings } from './support/access.mjs';
import { person, startBrowser } from './support/browser.mjs';
import { startSite } from './support/site.mjs';
import { walk } from './support/walk.mjs';

const ROLES = ['resident', 'official', 'moderator', 'coordinator', 'administrator'];

const site = await startSite();
const browser = await startBrowser();

test('every public page is there, and for everybody', async () => {
  const visitor = await person(browser, site);
  const publicPages = await walk(visitor);
  assert.deepEqual(
    publicPages.filter((page) => page.status !== 200),
    [],
    'links lead to pages that are there',
  );
  assert.ok(publicPages.length > 60, `only ${publicPages.length} pages found`);
  await look(visitor, publicPages);
  await visitor.close();
});

test('every kind of page is for everybody in English, too', async () => {
  const visitor = await person(browser, site, { locale: 'en-GB' });
  const pages = await walk(visitor, { each: 1 });
  await visitor.open('/?lang=en');
  assert.equal(await visitor.page.locator('html').getAttribute('lang'), 'en');
  await look(visitor, pages);
  await visitor.close();
});

for (const role of ROLES) {
  test(`every kind of page the ${role} sees is for everybody`, async () => {
    const reader = await person(browser, site);
    await reader.signIn(site.account(role));
    const pages = await ownPages(reader, role);
    assert.ok(pages.length > 3, `only ${pages.length} pages found`);
    await look(reader, pages);
    await openMenu(reader);
    await reader.close();
  });

  test(`forms the ${role} leaves empty say to everybody what is missing`, async () => {
    const writer = await person(browser, site);
    await writer.signIn(site.account(role));
    await sendEmpty(writer, await ownPages(writer, role));
    await writer.close();
  });
}

test('forms a visitor leaves empty say to everybody what is missing', async () => {
  const visitor = await person(browser, site);
  const pages = await walk(visitor, { start: ['/', '/masuk', '/daftar', '/lacak'], each: 1 });
  const sent = await sendEmpty(visitor, pages);
  assert.ok(sent.includes('/masuk') && sent.includes('/daftar'), `sent: ${sent}`);
  await visitor.close();
});

test('pages that are not there say so to everybody', async () => {
  const visitor = await person(browser, site);
  assert.equal(await visitor.open('/aspirasi/00000000000000000000'), 404);
  assert.deepEqual(await findings(visitor.page), []);
  const resident = await person(browser, site);
  await resident.signIn(site.account('resident'));
  const status = await resident.open('/kelola');
  assert.ok([403, 404].includes(status), `a resident at the desk: ${status}`);
  assert.deepEqual(await findings(resident.page), []);
  await visitor.close();
  await resident.close();
});

test('the server had nothing to complain of', () => {
  assert.deepEqual(site.complaints(), []);
});

// The pages somebody signed in sees other than visitors do; of the staff those no resident sees.
async function ownPages(reader, role) {
  const pages = await walk(reader, { start: ['/', '/akun', '/kelola'], each: 1 });
  const own = role === 'resident' ? /^\/(akun|aspirasi|konsultasi|komentar|$)/ : /^\/(kelola|aspirasi)/;
  return pages.filter((page) => page.status === 200 && own.test(page.kind));
}

// Looks at pages one after the other; findings of the same rule at the same place are told once.
async function look(reader, pages) {
  const found = new Map();
  const counted = new Map();
  for (const { path, kind } of pages) {
    const before = counted.get(kind) ?? 0;
    counted.set(kind, before + 1);
    await reader.page.setViewportSize({ width: 1280, height: 900 });
    await reader.open(path);
    // the first two of a kind in every look, the others in one by turns
    const looks = before < 2 ? LOOKS : [LOOKS[before % LOOKS.length]];
    for (const finding of [...(await findings(reader.page, { looks })), ...reader.complaints()]) {
      const rule = finding.replace(/^\S+ \([^)]*\): |^\S+: /, '').slice(0, 160);
      if (!found.has(rule)) found.set(rule, finding);
    }
  }
  assert.deepEqual([...found.values()], []);
}

async function openMenu(reader) {
  await reader.open('/');
  await reader.page.locator('details.account summary').click();
  assert.deepEqual(await findings(reader.page, { folds: 'as they are' }), []);
}

// Sends every form that asks for something with nothing in it; returns the places where that was refused.
async function sendEmpty(writer, pages) {
  const places = [];
  const found = [];
  for (const { path } of pages) {
    await writer.open(path);
    const forms = writer.page.locator('main form[method="post"]:has([aria-required="true"])');
    for (let place = 0; place < (await forms.count()); place += 1) {
      await writer.open(path);
      const form = forms.nth(place);
      await writer.unfold(form.locator('[aria-required="true"]').first());
      for (const field of await form.locator('[aria-required="true"]').all()) {
        if ((await field.evaluate((element) => element.localName)) !== 'select') await field.fill('');
      }
      const status = await writer.press(form.locator('button[type="submit"]').first());
      if (status !== 422) continue;
      places.push(writer.path().split('?')[0]);
      const summary = writer.page.locator('.error-summary');
      if ((await summary.count()) !== 1) found.push(`${writer.path()}: no error summary`);
      found.push(...(await findings(writer.page)), ...writer.complaints());
    }
  }
  assert.deepEqual(found, []);
  return places;
}
