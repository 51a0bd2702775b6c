// What tests know of the demo world: one open consultation, and what people do there.

const OPEN = 'Pengaduan yang didengar, dijawab, dan ditindaklanjuti';

// The path of the open consultation, found the way a reader finds it.
export async function openConsultation(person) {
  await person.open('/konsultasi');
  const link = person.page.locator('main a', { hasText: OPEN }).first();
  return (await link.getAttribute('href')).split('#')[0];
}

// Registers by the code in the mail; ends on the account's page.
export async function register(person, { name, email, age = 'adult' }) {
  await person.open('/daftar');
  const choices = await person.page.locator('[name="age"]').evaluateAll((all) => all.map((one) => one.value));
  const [adult, young] = choices;
  await person.send('/daftar', { name, email, age: age === 'adult' ? adult : young, consent: true });
  const mail = await person.site.mail(email);
  await person.send('/masuk/kode', { code: codeOf(mail) });
  return mail;
}

// The one number of six digits in the mail.
export function codeOf(mail) {
  const codes = mail.text.match(/\b\d{6}\b/g) ?? [];
  if (codes.length !== 1) throw new Error(`${codes.length} codes in ${mail.text}`);
  return codes[0];
}

// Writes an aspiration up to the page that asks to check it.
export async function write(person, consultation, fields) {
  await person.open(`${consultation}/aspirasi/baru`);
  const form = person.page.locator('main form:has([name="body"])');
  return person.send(form, { kind: 'aspiration', ...fields }, '[name="step"][value="check"]');
}

// Sends what was checked.
export function confirm(person) {
  const form = person.page.locator('main form:has([name="step"][value="send"])');
  return person.send(form, {}, '[name="step"][value="send"]');
}

// Writes, checks and sends; returns the code shown, and the path of the aspiration where it is known.
export async function post(person, consultation, fields) {
  await write(person, consultation, fields);
  await confirm(person);
  const code = (await person.page.locator('.tracking-code').innerText()).trim();
  const link = person.page.locator('main a[href^="/aspirasi/"]').first();
  const path = (await link.count()) > 0 ? await link.getAttribute('href') : null;
  return { code, path };
}
