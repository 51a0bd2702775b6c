// Walking the site by its links, as far as a reader may go.

// Addresses that are the same page in another state, lead out of the walk, or are a mail and no page of the site.
const LEFT_OUT = /[?&](lang|next)=|^\/(keluar|static|api)\b|\.(ics|xml|json|csv|svg)$|^\/kelola\/.*\/html$/;

// A page asked for with other orders and filters is much the same page; so many of a kind are enough.
const ASKED_EACH = 3;

// Every page reachable from `start` with the cookies of a person: { path, status, kind } in the order found.
// At most `each` of a kind are walked, so that pages of many like things end.
export async function walk(person, { start = ['/'], each = Infinity } = {}) {
  const waiting = [...start];
  const seen = new Set(waiting);
  const counted = new Map();
  const pages = [];
  while (waiting.length > 0) {
    const path = waiting.shift();
    const kind = kindOf(path);
    const most = kind.endsWith('?') ? Math.min(each, ASKED_EACH) : each;
    if ((counted.get(kind) ?? 0) >= most) continue;
    const answer = await person.page.context().request.get(path, { maxRedirects: 0 });
    const status = answer.status();
    const to = status >= 300 && status < 400 ? answer.headers().location : null;
    const html = (answer.headers()['content-type'] ?? '').startsWith('text/html');
    if (!to && html) {
      counted.set(kind, (counted.get(kind) ?? 0) + 1);
      pages.push({ path, status, kind });
    }
    for (const next of to ? [to] : links(await answer.text())) {
      const plain = next.split('#')[0];
      if (!plain.startsWith('/') || LEFT_OUT.test(plain) || seen.has(plain)) continue;
      seen.add(plain);
      waiting.push(plain);
    }
  }
  return pages;
}

// The route of a path: ids, slugs and values of queries taken out.
export function kindOf(path) {
  const [place, query] = path.split('?');
  const parts = place
    .replace(/\/(konsultasi|instansi)\/(?!baru(\/|$))[^/]+/, '/$1/*')
    .replace(/\/([0-9a-z]{20}|[A-Za-z]{26,}|\d+)(?=\/|$)/g, '/*');
  return query ? `${parts}?` : parts;
}

function links(html) {
  return [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map((found) => found[1].replaceAll('&amp;', '&'));
}
