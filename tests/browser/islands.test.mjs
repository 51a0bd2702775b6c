// Islands: they wake under the site's policy, change in place, keep and forget drafts; and without them all works too.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { person, startBrowser } from './support/browser.mjs';
import { startSite } from './support/site.mjs';

const VOTE = 'form.vote-form button[name="choice"]';
const DRAFTS = 'Object.keys(localStorage).filter((key) => key.startsWith("rembuk-draft-")).length';

const site = await startSite();
const browser = await startBrowser();

test('an island vote changes in place, says so, and stays', async () => {
  const reader = await signedIn();
  const { page } = reader;
  await openVotable(reader);
  const here = page.url();
  const button = page.locator(`${VOTE}[value="agree"]`);
  const status = page.locator('form.vote-form [role="status"]');
  const count = page.locator('.vote-count');
  const before = number(await count.innerText());
  assert.equal(await page.locator(`${VOTE}[value="none"]`).isVisible(), false, 'nothing to take back yet');
  await wake(page);
  const posts = listenForPosts(page);
  await button.click();
  await page.locator(`${VOTE}[value="agree"][aria-pressed="true"]`).waitFor();
  assert.equal(number(await count.innerText()), before + 1);
  assert.match(await status.innerText(), /mendukung/);
  assert.equal(page.url(), here, 'nothing was loaded anew');
  assert.deepEqual(posts, ['/api/votes/cast']);
  await page.reload();
  assert.equal(await button.getAttribute('aria-pressed'), 'true');
  await wake(page);
  await page.locator(`${VOTE}[value="none"]`).click();
  await page.locator(`${VOTE}[value="agree"][aria-pressed="false"]`).waitFor();
  assert.equal(number(await count.innerText()), before);
  assert.deepEqual(reader.complaints(), []);
  await reader.close();
});

test('a vote that does not arrive says so and changes nothing', async () => {
  const reader = await signedIn();
  const { page } = reader;
  await openVotable(reader);
  await wake(page);
  await page.route('**/api/votes/cast', (route) => route.abort());
  await page.locator(`${VOTE}[value="agree"]`).click();
  await page.getByText('Belum tersimpan').waitFor();
  assert.equal(await page.locator(`${VOTE}[value="agree"]`).getAttribute('aria-pressed'), 'false');
  await reader.close();
});

test('a draft outlives a reload and goes once it is sent', async () => {
  const reader = await signedIn();
  const { page } = reader;
  await openVotable(reader);
  await wake(page);
  const box = page.locator('#comment');
  await box.fill('Di gang saya juga begitu.');
  await page.getByText('disimpan di perangkat ini').waitFor();
  assert.equal(await page.evaluate(DRAFTS), 1);
  await page.reload();
  await wake(page);
  await page.getByText('dikembalikan').waitFor();
  assert.equal(await box.inputValue(), 'Di gang saya juga begitu.');
  const posts = listenForPosts(page);
  await page.locator('form.comment-form button[type="submit"]').click();
  await page.waitForURL(/#komentar-/);
  assert.deepEqual(posts, ['/api/comments/send']);
  assert.match(await page.locator('.comment:target').innerText(), /Di gang saya juga begitu/);
  assert.equal(await page.evaluate(DRAFTS), 0);
  assert.deepEqual(reader.complaints(), []);
  await reader.close();
});

test('a draft that cannot be sent stays, and the counter speaks near the limit', async () => {
  const reader = await signedIn();
  const { page } = reader;
  await openVotable(reader);
  await wake(page);
  const box = page.locator('#comment');
  await box.fill('a'.repeat(4_900));
  await page.getByText('Sisa 100 huruf').waitFor();
  await box.fill('a'.repeat(5_003));
  await page.getByText('Kelebihan 3 huruf').waitFor();
  await page.locator('form.comment-form button[type="submit"]').click();
  // the plain form takes over and says what is wrong, with what was typed
  await page.locator('.error-summary').waitFor();
  assert.equal((await page.locator('#comment').inputValue()).length, 5_003);
  await openVotable(reader);
  await wake(page);
  await page.route('**/api/comments/send', (route) => route.abort());
  await box.fill('Belum sampai');
  await page.locator('form.comment-form button[type="submit"]').click();
  await page.getByText('Belum terkirim').waitFor();
  assert.equal(await box.inputValue(), 'Belum sampai');
  await reader.close();
});

test('signing out takes the drafts along', async () => {
  const reader = await signedIn();
  const { page } = reader;
  await openVotable(reader);
  await wake(page);
  await page.locator('#comment').fill('Jangan ditinggal');
  assert.equal(await page.evaluate(DRAFTS), 1);
  await reader.send('/keluar');
  assert.equal(await page.evaluate(DRAFTS), 0);
  await reader.close();
});

test('without JavaScript the same buttons vote and comment', async () => {
  const reader = await signedIn({ javaScriptEnabled: false });
  const { page } = reader;
  await openVotable(reader);
  const before = number(await page.locator('.vote-count').innerText());
  await reader.press(page.locator(`${VOTE}[value="agree"]`));
  assert.equal(number(await page.locator('.vote-count').innerText()), before + 1);
  await reader.press(page.locator(`${VOTE}[value="none"]`));
  await page.locator('#comment').fill('Tanpa skrip');
  await reader.press(page.locator('form.comment-form button[type="submit"]'));
  assert.match(await reader.text(), /Tanpa skrip/);
  await reader.close();
});

test('a visitor gets no island', async () => {
  const visitor = await person(browser, site);
  await visitor.open(await firstVotable());
  assert.equal(await visitor.page.locator('leptos-island').count(), 0);
  await visitor.close();
});

test('the server had nothing to complain of', () => {
  assert.deepEqual(site.complaints(), []);
});

async function signedIn(options) {
  const reader = await person(browser, site, options);
  await reader.signIn(site.account('resident'));
  return reader;
}

let votable;

async function firstVotable() {
  if (!votable) {
    const reader = await signedIn();
    await openVotable(reader);
    await reader.close();
  }
  return votable;
}

// Opens an aspiration that is not the reader's own and that the reader does not support yet.
async function openVotable(reader) {
  const { page } = reader;
  if (votable) {
    await reader.open(votable);
    return;
  }
  await reader.open('/konsultasi');
  for (const consultation of await links(page, '.is-open a[href^="/konsultasi/"]')) {
    await reader.open(consultation);
    for (const path of await links(page, 'main a[href^="/aspirasi/"]')) {
      await reader.open(path);
      const supportable = await page
        .locator('form.vote-form:has(.vote-count) button[aria-pressed="false"]')
        .count();
      if (supportable === 1) {
        votable = path;
        return;
      }
    }
  }
  throw new Error('no aspiration to support in any open consultation');
}

function links(page, selector) {
  return page
    .locator(selector)
    .evaluateAll((all) => all.map((link) => new URL(link.href).pathname));
}

// Islands wake at the first sign of life; they are awake once their module has been loaded and has run.
async function wake(page) {
  await page.mouse.move(10, 10);
  await page.locator('main').dispatchEvent('pointerdown');
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.wasm')));
  await page.waitForLoadState('networkidle');
}

function listenForPosts(page) {
  const posts = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(new URL(request.url()).pathname);
  });
  return posts;
}

function number(text) {
  return Number(text.replace(/\D/g, ''));
}
