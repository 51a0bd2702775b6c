// Mails as the server writes them to files: headers and the text part, decoded.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// Every finished mail of a folder, oldest first.
export function readMails(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.eml') && !file.startsWith('.'))
    .sort()
    .map((file) => ({ file, ...parse(readFileSync(join(folder, file), 'latin1')) }));
}

function parse(raw) {
  const { headers, body } = split(raw);
  return {
    to: headers.to ?? '',
    subject: words(headers.subject ?? ''),
    unsubscribe: (headers['list-unsubscribe'] ?? '').replace(/[<>]/g, '').trim(),
    text: textPart(headers, body),
  };
}

function split(raw) {
  const text = raw.replaceAll('\r\n', '\n');
  const end = text.indexOf('\n\n');
  const headers = {};
  for (const line of text.slice(0, end).replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { headers, body: text.slice(end + 2) };
}

function textPart(headers, body) {
  const kind = headers['content-type'] ?? 'text/plain';
  const boundary = kind.match(/boundary="?([^";]+)"?/)?.[1];
  if (boundary) {
    for (const part of body.split(`--${boundary}`).slice(1)) {
      const inner = split(part.replace(/^\n/, ''));
      const text = textPart(inner.headers, inner.body);
      if (text !== null) return text;
    }
    return null;
  }
  if (!kind.startsWith('text/plain')) return null;
  return decode(body, (headers['content-transfer-encoding'] ?? '7bit').toLowerCase());
}

function decode(body, encoding) {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding === 'quoted-printable') return quoted(body.replace(/=\n/g, ''));
  return Buffer.from(body, 'latin1').toString('utf8');
}

function quoted(text) {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

// Encoded words of a header (RFC 2047).
function words(header) {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, way, text) =>
      way.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : quoted(text.replaceAll('_', ' ')),
    );
}
