// What somebody reaches with the keyboard alone, and what moves in place where JavaScript is on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { person, startBrowser } from './support/browser.mjs';
import { startSite } from './support/site.mjs';
import { openConsultation, post, register } from './support/world.mjs';

const site = await startSite();
const browser = await startBrowser();
const writer = await person(browser, site);
await writer.signIn(site.account('resident'));
const consultation = await openConsultation(writer);

const aspiration = (title, visibility = 'public') =>
  post(writer, consultation, { title, body: 'Ditulis untuk dicoba.', visibility });

async function newcomer(name) {
  const one = await person(browser, site);
  await register(one, { name, email: `${name.toLowerCase()}@warga.invalid` });
  return one;
}

// Waits until the islands of the page have come awake.
async function awake(one) {
  await one.page.mouse.move(300, 300);
  await one.page.waitForFunction(() =>
    performance.getEntriesByType('resource').some((file) => file.name.includes('.wasm')),
  );
  await one.page.waitForLoadState('networkidle');
}

test('a visitor without session gets no script to run', async () => {
  const { path } = await aspiration('Trotoar licin');
  const visitor = await person(browser, site);
  await visitor.open(path);
  assert.equal(await visitor.page.locator('script').count(), 0);
  assert.equal(await visitor.page.locator('leptos-island').count(), 0);
  await visitor.close();
});

test('a vote is cast and taken back in place', async () => {
  const { path } = await aspiration('Tempat sampah penuh');
  const voter = await newcomer('Yanti');
  await voter.open(path);
  await awake(voter);
  await voter.page.evaluate(() => {
    window.sameDocument = true;
  });
  const section = voter.page.locator('section.vote');
  await section.locator('[value="agree"]').click();
  await section.getByText('1 dukungan').waitFor();
  await section.getByText('Anda mendukung').waitFor();
  assert.equal(await section.locator('[value="agree"]').getAttribute('aria-pressed'), 'true');
  await section.locator('[value="none"]').click();
  await section.getByText('0 dukungan').waitFor();
  assert.equal(await voter.page.evaluate(() => window.sameDocument), true, 'the page was not loaded again');
  await section.locator('[value="agree"]').click();
  await section.getByText('1 dukungan').waitFor();
  await voter.page.reload();
  assert.match(await section.innerText(), /1 dukungan/);
  assert.deepEqual(voter.complaints(), []);
  await voter.close();
});

test('the draft of a comment is kept, and gone once it is sent', async () => {
  const { path } = await aspiration('Pohon condong di gang');
  const commenter = await newcomer('Bowo');
  await commenter.open(path);
  await awake(commenter);
  const words = 'Sudah saya laporkan ke ketua RT.';
  const area = commenter.page.locator('.comment-form textarea');
  await area.pressSequentially(words);
  await commenter.open('/');
  await commenter.open(path);
  await awake(commenter);
  await commenter.page.waitForFunction(
    (text) => document.querySelector('.comment-form textarea').value === text,
    words,
  );
  await commenter.page.locator('.comment-form button[type="submit"]').click();
  await commenter.page.locator('.comment', { hasText: words }).waitFor();
  await commenter.open(path);
  await awake(commenter);
  assert.equal(await area.inputValue(), '');
  assert.equal(await kept(commenter), '');

  await area.pressSequentially('Belum selesai');
  await commenter.press(commenter.page.locator('form[action="/keluar"] button'));
  assert.equal(await kept(commenter), '', 'signing out clears drafts');
  assert.deepEqual(commenter.complaints(), []);
  await commenter.close();
});

test('no draft is kept where the words are confidential', async () => {
  const { path } = await aspiration('Petugas meminta uang', 'confidential');
  await writer.open(path);
  const area = writer.page.locator('.comment-form textarea');
  if ((await area.count()) === 0) return;
  await awake(writer);
  await area.pressSequentially('Namanya tidak saya tulis.');
  assert.equal(await kept(writer), '');
});

test('somebody signs in and supports with the keyboard alone', async () => {
  const { path } = await aspiration('Jalur kursi roda');
  const { email, password } = await site.account('moderator');
  const one = await person(browser, site);
  const keys = one.page.keyboard;
  await one.open(path);
  await keys.press('Tab');
  assert.equal(await focused(one), '#isi', 'the first stop leads past the menu');
  await keys.press('Enter');
  assert.equal(await one.page.evaluate(() => document.activeElement.id), 'isi');

  await reach(one, 'main a[href^="/masuk"]');
  await Promise.all([one.page.waitForURL(/\/masuk/), keys.press('Enter')]);
  await reach(one, 'main details summary');
  await keys.press('Enter');
  await reach(one, '[name="account"]');
  await keys.type(email);
  await keys.press('Tab');
  await reach(one, '[name="password"]');
  await keys.type(password);
  await Promise.all([one.page.waitForURL((url) => url.pathname === path), keys.press('Enter')]);
  await reach(one, 'section.vote [value="agree"]');
  assert.ok(await ring(one), 'the focus is seen');
  await keys.press('Enter');
  await one.page.locator('section.vote').getByText('1 dukungan').waitFor();
  assert.deepEqual(one.complaints(), []);
  await one.close();
});

test('the error summary takes the focus and leads to the field', async () => {
  const one = await person(browser, site);
  await one.open('/daftar');
  await one.send('/daftar', { name: 'Sri' });
  assert.ok(await one.page.locator('.error-summary').evaluate((box) => box === document.activeElement));
  await one.page.keyboard.press('Tab');
  await one.page.keyboard.press('Enter');
  assert.equal(await one.page.evaluate(() => document.activeElement.name), 'email');
  await one.close();
});

function kept(one) {
  return one.page.evaluate(() => Object.entries(localStorage).join(''));
}

function focused(one) {
  return one.page.evaluate(() => document.activeElement.getAttribute('href'));
}

// Presses Tab until the element has the focus; most pages have fewer stops than this.
async function reach(one, selector) {
  for (let stops = 0; stops < 80; stops += 1) {
    const there = await one.page.evaluate((wanted) => document.activeElement.matches(wanted), selector);
    if (there) return;
    await one.page.keyboard.press('Tab');
  }
  throw new Error(`${selector} is not reached by Tab`);
}

// Whether the focused element is drawn with an outline or shadow of its own.
function ring(one) {
  return one.page.evaluate(() => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  });
}
