// Reporting, deciding, answering back; making a consultation and closing it with a summary. JavaScript is off.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { person, startBrowser } from './support/browser.mjs';
import { startSite } from './support/site.mjs';
import { openConsultation, post, register } from './support/world.mjs';

const site = await startSite();
const browser = await startBrowser();
const somebody = () => person(browser, site, { javaScriptEnabled: false });

async function member(role) {
  const one = await somebody();
  await one.signIn(site.account(role));
  return one;
}

test('a reported post is hidden with a reason, its author answers, and the log counts it', async () => {
  const writer = await somebody();
  const email = 'ujang@warga.invalid';
  await register(writer, { name: 'Ujang', email });
  const consultation = await openConsultation(writer);
  const { path } = await post(writer, consultation, {
    title: 'Hubungi Pak Lurah',
    body: 'Nomornya 0812-0000-0000.',
    visibility: 'public',
  });

  const reader = await somebody();
  await reader.open(path);
  await reader.press(reader.page.locator(`a[href="${path}/laporkan"]`).first());
  assert.equal(await reader.send(`${path}/laporkan`, {}), 422);
  const fields = { reason: 'personal_data', note: 'Ada nomor telepon orang.' };
  assert.equal(await reader.send(`${path}/laporkan`, fields), 200);
  assert.match(await reader.text(), /laporan Anda sudah masuk/);

  const moderator = await member('moderator');
  await moderator.open('/kelola/moderasi');
  const id = path.split('/').pop();
  const found = moderator.page.locator(`main a[href="/kelola/moderasi/aspirasi/${id}"]`);
  await moderator.press(found.first());
  const decide = { decision: 'hide', reason: 'personal_data', note: 'Nomor telepon jangan ditulis di sini.' };
  assert.equal(await moderator.send(`/kelola/moderasi/aspirasi/${id}`, decide), 200);
  assert.equal(await reader.open(path), 404);

  const mail = await site.mail(email, (one) => one.subject.includes('disembunyikan'));
  const decision = new URL(mail.text.match(/http\S+\/moderasi\/\S+/)[0]).pathname;
  assert.equal(await writer.open(decision), 200);
  assert.match(await writer.text(), /Nomor telepon jangan ditulis di sini/);
  const answer = { answer: 'Nomornya nomor kantor, bukan pribadi.' };
  assert.equal(await writer.send(decision, answer), 200);
  assert.match(await writer.text(), /sudah dikirim/);

  await moderator.open(`/kelola/moderasi/aspirasi/${id}`);
  assert.match(await moderator.text(), /nomor kantor/);
  const restore = { decision: 'restore', reason: 'other', note: 'Benar, nomor kantor.' };
  assert.equal(await moderator.send(`/kelola/moderasi/aspirasi/${id}`, restore), 200);
  assert.equal(await reader.open(path), 200);
  assert.equal(await reader.open('/catatan-moderasi'), 200);
  assert.match(await reader.text(), /Data pribadi/);
  assert.ok(!(await reader.page.content()).includes('Hubungi Pak Lurah'));
});
