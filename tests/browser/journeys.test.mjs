// What people do here, with JavaScript switched off: every step of it works.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { person, startBrowser } from './support/browser.mjs';
import { startSite } from './support/site.mjs';
import { codeOf, confirm, openConsultation, post, register, write } from './support/world.mjs';

const site = await startSite();
const browser = await startBrowser();
const consultation = await openConsultation(await somebody());

function somebody() {
  return person(browser, site, { javaScriptEnabled: false });
}

async function member(role) {
  const one = await somebody();
  await one.signIn(site.account(role));
  return one;
}

test('somebody registers with the code in the mail, leaves, and comes back by a new code', async () => {
  const newcomer = await somebody();
  const email = 'nur@warga.invalid';
  const mail = await register(newcomer, { name: 'Nur Aini', email });
  assert.equal(newcomer.path(), '/akun?done=welcome');
  assert.match(await newcomer.text(), /Nur Aini[^]*nur@warga\.invalid[^]*disetujui/);
  assert.equal(await newcomer.send('/keluar'), 200);
  assert.equal(await newcomer.open('/akun'), 200);
  assert.match(newcomer.path(), /^\/masuk\?next=/);

  await newcomer.send('/masuk', { email });
  const again = await site.mail(email);
  assert.notEqual(codeOf(again), codeOf(mail));
  const wrong = codeOf(again) === '000000' ? '111111' : '000000';
  assert.equal(await newcomer.send('/masuk/kode', { code: wrong }), 422);
  assert.match(await newcomer.text(), /Kodenya tidak cocok/);
  assert.equal(await newcomer.send('/masuk/kode', { code: codeOf(again) }), 200);
  assert.equal(newcomer.path(), '/akun');
});

test('what is typed survives an error and the check page', async () => {
  const writer = await member('resident');
  const typed = { title: '', body: 'Antrean loket sampai dua jam.\n\nTolong **tambah kursi**.', place: 'depan loket 3' };
  assert.equal(await write(writer, consultation, typed), 422);
  const summary = writer.page.locator('.error-summary a[href="#title"]');
  assert.equal(await summary.count(), 1);
  assert.equal(await writer.page.locator('[name="body"]').inputValue(), typed.body);
  const form = writer.page.locator('main form:has([name="body"])');
  await writer.send(form, { title: 'Kursi di loket', visibility: 'public' }, '[value="check"]');
  assert.match(await writer.text(), /Periksa sebelum mengirim[^]*Kursi di loket/);
  await writer.send(writer.page.locator('main form:has([value="edit"])'), {}, '[value="edit"]');
  assert.equal(await writer.page.locator('[name="title"]').inputValue(), 'Kursi di loket');
  assert.equal(await writer.page.locator('[name="place"]').inputValue(), typed.place);
});

test('a public aspiration carries its name, an anonymous one does not, a confidential one is not there', async () => {
  const writer = await member('resident');
  await writer.open('/akun');
  const name = await writer.page.locator('.account-name').innerText();
  const { email } = site.account('resident');
  const paths = {};
  for (const visibility of ['public', 'anonymous', 'confidential']) {
    const title = `Lampu taman mati (${visibility})`;
    const { code, path } = await post(writer, consultation, { title, body: 'Sejak dua minggu.', visibility });
    assert.match(code, /^KD-\d{4}-[0-9A-Z]{8}$/);
    paths[visibility] = path;
    const receipt = await site.mail(email, (mail) => mail.text.includes(path));
    const told = `${receipt.subject} ${receipt.text}`;
    assert.equal(told.includes(title), visibility !== 'confidential', `the receipt of the ${visibility} one`);
    assert.equal(told.includes(code), visibility !== 'confidential', `the receipt of the ${visibility} one`);
  }
  const reader = await somebody();
  assert.equal(await reader.open(paths.public), 200);
  assert.ok((await reader.text()).includes(name));
  assert.equal(await reader.open(paths.anonymous), 200);
  assert.ok(!(await reader.page.content()).includes(name));
  assert.equal(await reader.open(paths.confidential), 404);
  assert.ok(!(await reader.page.content()).includes('confidential)'));
  const other = await somebody();
  await register(other, { name: 'Tetangga', email: 'tetangga@warga.invalid' });
  assert.equal(await other.open(paths.confidential), 404);
  const administrator = await member('administrator');
  assert.equal(await administrator.open(paths.confidential), 404);
  const official = await member('official');
  assert.equal(await official.open(paths.confidential), 200);
  assert.equal(await writer.open('/akun/aspirasi'), 200);
  for (const visibility of Object.keys(paths)) {
    assert.ok((await writer.text()).includes(`(${visibility})`), `${visibility} stands in one's own list`);
  }
});

test('a guest writes without account, tracks it, and adds words with the secret alone', async () => {
  const guest = await somebody();
  const title = 'Ubin pemandu putus di depan kantor';
  await write(guest, consultation, { title, body: 'Tongkat saya selalu tersangkut.', visibility: 'public' });
  await confirm(guest);
  const code = (await guest.page.locator('.tracking-code').innerText()).trim();
  const secret = (await guest.page.locator('.tracking-secret').innerText()).trim();
  assert.ok(secret.replaceAll('-', '').length >= 20);

  const later = await somebody();
  await later.open('/lacak');
  assert.equal(await later.send('/lacak', { code: code.toLowerCase() }), 200);
  assert.match(await later.text(), /Diterima/);
  assert.ok(!(await later.page.content()).includes('Tongkat'));
  assert.equal(await later.send('/lacak', { code, secret }), 200);
  assert.match(await later.text(), /Tongkat saya selalu tersangkut/);
  assert.equal(await later.send('/lacak/tambah', { words: 'Dua orang sudah jatuh.' }), 200);
  assert.match(await later.text(), /Dua orang sudah jatuh/);
  await later.open('/lacak');
  assert.equal(await later.send('/lacak', { code, secret: 'bukanrahasianya' }), 422);
});

test('somebody supports once, takes it back, comments and answers a comment', async () => {
  const writer = await member('resident');
  const { path } = await post(writer, consultation, {
    title: 'Jam buka loket sampai sore',
    body: 'Saya bekerja sampai pukul empat.',
    visibility: 'public',
  });
  assert.equal(await writer.open(path), 200);
  assert.equal(await writer.form(`${path}/dukungan`).count(), 0, 'nobody supports their own');

  const friend = await somebody();
  await register(friend, { name: 'Rahmat', email: 'rahmat@warga.invalid' });
  await friend.open(path);
  assert.equal(await friend.send(`${path}/dukungan`, {}, '[value="agree"]'), 200);
  assert.match(await friend.text(), /1 dukungan[^]*Anda mendukung/);
  assert.equal(await friend.send(`${path}/dukungan`, {}, '[value="none"]'), 200);
  assert.match(await friend.text(), /0 dukungan|Belum ada dukungan/);

  assert.equal(await friend.send(`${path}/komentar`, { comment: '' }), 422);
  assert.equal(await friend.send(`${path}/komentar`, { comment: 'Saya juga begitu.', hide_name: false }), 200);
  assert.match(await friend.text(), /Rahmat[^]*Saya juga begitu\./);
  // its mail waits a few minutes for more

  await writer.open(path);
  await writer.press(writer.page.locator('a[href*="komentar?balas="]').first());
  assert.equal(await writer.send(`${path}/komentar`, { comment: 'Terima kasih.', hide_name: false }), 200);
  assert.equal(await writer.page.locator('.comment.depth-2', { hasText: 'Terima kasih.' }).count(), 1);
});

test('an official answers, the author is told, and one click stops such mail', async () => {
  const writer = await somebody();
  const email = 'lestari@warga.invalid';
  await register(writer, { name: 'Lestari', email });
  const { path } = await post(writer, consultation, {
    title: 'Nomor antrean lewat WhatsApp',
    body: 'Supaya tidak menunggu di loket.',
    visibility: 'public',
  });
  const follower = await member('resident');
  await follower.open(path);
  assert.equal(await follower.send(`${path}/ikuti`), 200);

  const official = await member('official');
  await official.open(path);
  assert.equal(await official.send(`${path}/jawab`, { answer: '' }), 422);
  assert.equal(await official.send(`${path}/jawab`, { answer: 'Mulai Senin bisa dicoba.' }), 200);
  assert.match(await official.text(), /Tanggapan sudah terbit/);
  const reader = await somebody();
  await reader.open(path);
  assert.match(await reader.text(), /Dijawab[^]*Mulai Senin bisa dicoba\./);

  const mail = await site.mail(email, (one) => one.subject.includes('menjawab'));
  assert.match(mail.text, /Mulai Senin bisa dicoba/);
  assert.ok(mail.unsubscribe.startsWith(`${site.url}/surat/berhenti/`));
  const stop = new URL(mail.unsubscribe).pathname;
  assert.equal(await reader.open(stop), 200);
  assert.equal(await reader.send(stop), 200);
  await official.open(path);
  await official.send(`${path}/status`, { state: 'done', note: 'Sudah berjalan.' });
  await assert.rejects(site.mail(email, (one) => one.subject.includes('Selesai'), 3));
});

test('a reader finds words in other forms, and reads the site in English', async () => {
  const reader = await somebody();
  await reader.open('/');
  const search = reader.page.locator('main form[action="/cari"]').first();
  assert.equal(await reader.send(search, { q: 'pengaduan' }), 200);
  const found = reader.page.locator('main a[href^="/aspirasi/"]');
  assert.ok((await found.count()) > 0);
  assert.ok((await reader.page.locator('main mark').count()) > 0);
  await reader.open('/cari?q=zzqxwv');
  assert.equal(await found.count(), 0);

  await reader.press(reader.page.locator('a.language'));
  assert.equal(await reader.page.locator('html').getAttribute('lang'), 'en');
  await reader.open('/konsultasi');
  assert.equal(await reader.page.locator('html').getAttribute('lang'), 'en', 'the choice is kept');
});
