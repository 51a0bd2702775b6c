// What a page costs somebody who pays for every megabyte.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { person, startBrowser } from './support/browser.mjs';
import { startSite } from './support/site.mjs';
import { walk } from './support/walk.mjs';

const VISITOR_BYTES_MAX = 60 * 1000;
const VISITOR_REQUESTS_MAX = 5;
const MEMBER_BYTES_MAX = 200 * 1000;

const site = await startSite();
const browser = await startBrowser();

test('a page read without session costs at most 60 kB in 5 requests, and no wasm', async () => {
  const visitor = await person(browser, site);
  const pages = await walk(visitor, { each: 3 });
  const over = [];
  for (const { path } of pages) {
    const { bytes, requests, wasm } = await cost(visitor, path);
    if (bytes > VISITOR_BYTES_MAX || requests.length > VISITOR_REQUESTS_MAX || wasm) {
      over.push(`${path}: ${bytes} bytes, ${requests.join(' ')}`);
    }
  }
  assert.deepEqual(over, []);
  await visitor.close();
});

test('a page read with a session costs at most 200 kB', async () => {
  const member = await person(browser, site);
  await member.signIn(site.account('resident'));
  const pages = await walk(member, { each: 2 });
  const over = [];
  for (const { path } of pages) {
    const { bytes, requests } = await cost(member, path);
    if (bytes > MEMBER_BYTES_MAX) over.push(`${path}: ${bytes} bytes, ${requests.join(' ')}`);
  }
  assert.deepEqual(over, []);
  await member.close();
});

test('text comes compressed with brotli, and files keep for good', async () => {
  const visitor = await person(browser, site);
  const answers = [];
  visitor.page.on('response', (answer) => answers.push(answer));
  await visitor.open('/');
  await visitor.page.waitForLoadState('networkidle');
  const plain = [];
  for (const answer of answers) {
    const headers = await answer.allHeaders();
    const path = new URL(answer.url()).pathname;
    const text = /text|javascript|svg/.test(headers['content-type'] ?? '');
    if (text && headers['content-encoding'] !== 'br') plain.push(path);
    if (path.startsWith('/static/')) assert.match(headers['cache-control'], /immutable/);
  }
  assert.deepEqual(plain, []);
  await visitor.close();
});

// Bytes over the wire (headers too), with nothing kept from before, until the page has gone quiet.
async function cost(reader, path) {
  const wire = await reader.page.context().newCDPSession(reader.page);
  await wire.send('Network.enable');
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
  const requests = [];
  let bytes = 0;
  wire.on('Network.requestWillBeSent', ({ request }) => {
    const { protocol, pathname } = new URL(request.url);
    // the browser's own drawings, in its date fields for one, cost nobody anything; the site's icon it asks for once
    if (protocol !== 'data:' && !pathname.includes('/favicon.')) requests.push(pathname);
  });
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await reader.open(path);
  // what wakes waits for a pointer at the latest
  await reader.page.mouse.move(200, 300);
  await reader.page.waitForLoadState('networkidle');
  await wire.detach();
  return { bytes, requests, wasm: requests.some((name) => name.endsWith('.wasm')) };
}
