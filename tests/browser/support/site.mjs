// A whole site for one test file: its own folder, the demo world, a free port; gone when the tests end.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { after } from 'node:test';
import { readMails } from './mail.mjs';

const READY_SECONDS = 30;
const MAIL_SECONDS = 20;

// Starts the site and stops it after the tests of the file.
export async function startSite() {
  const binary = process.env.REMBUK_BIN;
  if (!binary) throw new Error('REMBUK_BIN names no server; run `cargo xtask test browser`');
  const data = mkdtempSync(join(tmpdir(), 'rembuk-browser-'));
  // one address does in a minute what many people do in a day
  writeFileSync(join(data, 'rembuk.toml'), '[bench]\nunlimited = true\n');
  const loaded = spawnSync(binary, ['demo', 'load', '--data', data], { encoding: 'utf8' });
  if (loaded.status !== 0) throw new Error(`demo load failed: ${loaded.stderr || loaded.stdout}`);
  const address = `127.0.0.1:${await freePort()}`;
  const server = spawn(binary, ['serve', '--addr', address, '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = [];
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => log.push(text));
  }
  const site = new Site({ url: `http://${address}`, data, server, log });
  after(() => site.stop());
  await site.ready();
  return site;
}

class Site {
  constructor({ url, data, server, log }) {
    Object.assign(this, { url, data, server, log });
    this.taken = new Set();
  }

  async ready() {
    for (let tries = 0; tries < READY_SECONDS * 20; tries += 1) {
      if (this.server.exitCode !== null) break;
      const answer = await fetch(`${this.url}/readyz`).catch(() => null);
      if (answer?.ok) return;
      await sleep(50);
    }
    throw new Error(`the server did not start:\n${this.log.join('')}`);
  }

  // The accounts that loading made: role, e-mail and password, as the operator reads them.
  accounts() {
    const text = readFileSync(join(this.data, 'demo-accounts.txt'), 'utf8');
    const accounts = {};
    for (const line of text.split('\n')) {
      const found = line.match(/^\s*(\w+)\b.*?(\S+@rembuk\.invalid)\s+(\S+)\s*$/);
      if (found) accounts[found[1].toLowerCase()] = { email: found[2], password: found[3] };
    }
    return accounts;
  }

  account(role) {
    const account = this.accounts()[role];
    if (!account) throw new Error(`demo-accounts.txt names no ${role}`);
    return account;
  }

  // Waits for the next mail that fits and was not handed out before.
  async mail(to, fits = () => true, seconds = MAIL_SECONDS) {
    for (let tries = 0; tries < seconds * 10; tries += 1) {
      const found = readMails(join(this.data, 'mail')).find(
        (mail) => !this.taken.has(mail.file) && mail.to.includes(to) && fits(mail),
      );
      if (found) {
        this.taken.add(found.file);
        return found;
      }
      await sleep(100);
    }
    throw new Error(`no such mail to ${to} within ${seconds} s`);
  }

  // What the server wrote about things that went wrong.
  complaints() {
    return this.log
      .join('')
      .split('\n')
      .filter((line) => /\bERROR\b|panicked/.test(line));
  }

  async stop() {
    if (this.server.exitCode === null) {
      const ended = new Promise((resolve) => this.server.once('exit', resolve));
      this.server.kill('SIGTERM');
      await Promise.race([ended, sleep(5000)]);
      if (this.server.exitCode === null) this.server.kill('SIGKILL');
    }
    rmSync(this.data, { recursive: true, force: true });
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
