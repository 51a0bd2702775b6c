// Chromium, and people who use the site in it.

import { after } from 'node:test';
import { chromium } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PATIENCE_MS = 10_000;

// Starts Chromium and closes it after the tests of the file.
export async function startBrowser() {
  const executablePath = process.env.CHROMIUM;
  if (!executablePath) throw new Error('CHROMIUM names no browser; run `cargo xtask test browser`');
  const browser = await chromium.launch({ executablePath, args: ARGS });
  after(() => browser.close());
  return browser;
}

// A person at a browser of their own. `options` are those of playwright's contexts, for example `javaScriptEnabled`.
export async function person(browser, site, options = {}) {
  const context = await browser.newContext({
    baseURL: site.url,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.setDefaultNavigationTimeout(PATIENCE_MS);
  return new Person(page, site);
}

export class Person {
  constructor(page, site) {
    this.page = page;
    this.site = site;
    this.trouble = listen(page);
  }

  // Opens a path and returns its status.
  async open(path) {
    const answer = await this.page.goto(path);
    return answer.status();
  }

  path() {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  // Fills a form by the names of its fields. Radio buttons and selects take the value, boxes true or false.
  async fill(form, fields) {
    for (const [name, value] of Object.entries(fields)) {
      const all = form.locator(`[name="${name}"]`);
      const kind = await all.first().evaluate((field) => field.type || field.localName);
      if (kind === 'radio') await choose(form, `[name="${name}"][value="${value}"]`);
      else if (kind === 'checkbox') await all.first().setChecked(value);
      else if (kind.startsWith('select')) await all.first().selectOption(value);
      else await all.first().fill(value);
    }
  }

  // Fills a form, named by its action or a locator, presses a button and returns the status of what came.
  async send(where, fields = {}, button = 'button[type="submit"]') {
    const form = typeof where === 'string' ? this.form(where, button) : where;
    const target = form.locator(button).first();
    await this.unfold(target);
    await this.fill(form, fields);
    return this.press(target);
  }

  // The form that posts to `action`, wherever else its address then leads, and has such a button.
  form(action, button = 'button') {
    const forms = this.page.locator(`form[action="${action}"], form[action^="${action}?"]`);
    return forms.filter({ has: this.page.locator(button) }).first();
  }

  // Presses a button or link that leads to another document; returns the document's status.
  async press(target) {
    await this.unfold(target);
    const [answer] = await Promise.all([
      this.page.waitForResponse(
        (response) =>
          response.request().isNavigationRequest() && (response.status() < 300 || response.status() >= 400),
      ),
      this.page.waitForEvent('load'),
      target.click(),
    ]);
    return answer.status();
  }

  // Opens the folds around something, as a reader would before pressing it.
  async unfold(target) {
    const folds = target.locator('xpath=ancestor::details[not(@open)]');
    while ((await folds.count()) > 0) await folds.first().locator('> summary').click();
  }

  async signIn({ email, password }) {
    await this.open('/masuk');
    const status = await this.send('/masuk/sandi', { account: email, password });
    if (status !== 200 || this.path().startsWith('/masuk')) {
      throw new Error(`${email} could not sign in: ${status} at ${this.path()}`);
    }
  }

  // The words of the main part of the page.
  text() {
    return this.page.locator('main').innerText();
  }

  // What the browser complained of since the last time: errors in the console, refused content, broken scripts.
  complaints() {
    return this.trouble.splice(0);
  }

  close() {
    return this.page.context().close();
  }
}

// A card is pressed anywhere: its label lies over the small circle.
async function choose(form, selector) {
  const id = await form.locator(selector).getAttribute('id');
  await form.locator(`label[for="${id}"]`).click();
}

// A status of the document itself is told by the test, and server functions say by a status what was refused; only what
// the page pulls in counts here.
const OWN_STATUS = /the server responded with a status of 4\d\d/;
const SERVER_FUNCTION = /^\/api\/(?!v1\/)/;

function listen(page) {
  const trouble = [];
  page.on('console', (message) => {
    const { url } = message.location();
    const own = url === page.url() || (URL.canParse(url) && SERVER_FUNCTION.test(new URL(url).pathname));
    if (message.type() !== 'error' || (own && OWN_STATUS.test(message.text()))) return;
    trouble.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => trouble.push(`${page.url()}: ${error.message}`));
  page.on('dialog', (dialog) => {
    trouble.push(`${page.url()}: dialog ${dialog.message()}`);
    dialog.dismiss();
  });
  return trouble;
}
