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

test('a coordinator opens a consultation, closes it, and publishes a summary that cites', async () => {
  const coordinator = await member('coordinator');
  const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Jakarta' });
  const later = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  await coordinator.open('/kelola/konsultasi/baru');
  const agency = coordinator.page.locator('[name="agency"] option[value="kecamatan-kelapa-dua"]');
  const draft = {
    title: 'Taman bacaan di balai warga',
    question: 'Buku apa yang Anda cari?',
    limits: 'Balainya satu.',
    background: 'Balai warga kosong pada sore hari.',
    vote_mode: 'support',
    opens: today,
    closes: later,
    ...((await agency.count()) > 0 && { agency: 'kecamatan-kelapa-dua' }),
  };
  assert.equal(await coordinator.send('/kelola/konsultasi/baru', { ...draft, closes: '' }), 422);
  assert.equal(await coordinator.page.locator('[name="title"]').inputValue(), draft.title);
  assert.equal(await coordinator.send('/kelola/konsultasi/baru', draft), 200);
  const desk = coordinator.path().split('?')[0];
  const path = desk.replace('/kelola', '');
  const reader = await somebody();
  assert.equal(await reader.open(path), 404, 'a draft is read by nobody else');
  assert.equal(await coordinator.open(`${desk}/pratinjau`), 200);
  await coordinator.open(desk);
  assert.equal(await coordinator.send(`${desk}/terbitkan`), 200);
  assert.equal(await reader.open(path), 200);

  const writer = await somebody();
  const email = 'mamat@warga.invalid';
  await register(writer, { name: 'Mamat', email });
  const written = await post(writer, path, {
    title: 'Buku resep',
    body: 'Ibu-ibu sini suka memasak bersama.',
    visibility: 'public',
  });
  await coordinator.open(desk);
  assert.equal(await coordinator.send(`${desk}/tutup`), 200);
  await coordinator.open(`${desk}/ringkasan/paragraf`);
  // The enter key searches; saving is the button without a name.
  const save = 'button[type="submit"]:not([name])';
  const paragraph = { body: 'Warga ingin buku yang dipakai bersama.' };
  assert.equal(await coordinator.send(`${desk}/ringkasan/paragraf`, paragraph, save), 200);
  await coordinator.open(`${desk}/ringkasan`);
  const refused = await coordinator.send(`${desk}/ringkasan/terbitkan`);
  assert.ok(refused >= 400, `a paragraph that cites nothing is not published: ${refused}`);
  await coordinator.open(`${desk}/ringkasan`);
  const edit = coordinator.page.locator(`main a[href^="${desk}/ringkasan/paragraf/"]`).first();
  await coordinator.press(edit);
  await coordinator.page.locator(`[name="cites"][value="${written.path.split('/').pop()}"]`).check();
  assert.equal(await coordinator.send(coordinator.path(), paragraph, save), 200);
  await coordinator.open(`${desk}/ringkasan`);
  assert.equal(await coordinator.send(`${desk}/ringkasan/terbitkan`), 200);

  assert.equal(await reader.open(`${path}/ringkasan`), 200);
  assert.match(await reader.text(), /buku yang dipakai bersama/);
  await reader.press(reader.page.locator(`main a[href^="${written.path}"]`).first());
  assert.match(await reader.text(), /memasak bersama/);
  const mail = await site.mail(email, (one) => one.subject.includes('Hasil konsultasi'));
  assert.ok(mail.text.includes(path));
});

test('an administrator suspends somebody, whose session ends at once', async () => {
  const seller = await somebody();
  await register(seller, { name: 'Gatot Penjual', email: 'gatot@warga.invalid' });
  const administrator = await member('administrator');
  await administrator.open('/kelola/orang?q=Gatot');
  await administrator.press(administrator.page.locator('main a[href^="/kelola/orang/"]').first());
  const at = administrator.path();
  const reason = { reason: 'Mengirim iklan berkali-kali.' };
  assert.equal(await administrator.send(at, reason, '[name="act"][value="suspend"]'), 200);
  await seller.open('/akun');
  assert.match(seller.path(), /^\/masuk/);
  assert.equal(await seller.open('/'), 200);
});
