// What people with a screen reader, a phone, or a keyboard need of a page.

import axe from 'axe-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export const LOOKS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 320 },
];

// Every finding on the page in every look: one line each, empty when all is well. What is folded away is looked at
// too, unless `folds` says otherwise.
export async function findings(page, { folds = 'open', looks = LOOKS } = {}) {
  const found = [];
  if (folds === 'open') await page.evaluate(openFolds);
  // the debugger's door, not a script of the page: the policy of the site stays on
  await page.evaluate(axe.source);
  for (const look of looks) {
    await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: look.width, height: 800 });
    const name = `${new URL(page.url()).pathname} (${look.colorScheme}, ${look.width} px)`;
    const result = await page.evaluate(
      (rules) => window.axe.run(document, { runOnly: rules, resultTypes: ['violations'] }),
      RULES,
    );
    for (const rule of result.violations) {
      const places = rule.nodes.slice(0, 3).map((node) => `${node.target.join(' ')}: ${why(node)}`);
      found.push(`${name}: ${rule.id}: ${places.join(' | ')}`);
    }
    const wide = await sideways(page);
    if (wide) found.push(`${name}: scrolls sideways: ${wide}`);
  }
  return found;
}

// The account's menu lies over the page when it is open, so it has a test of its own.
function openFolds() {
  for (const fold of document.querySelectorAll('details:not(.account)')) fold.open = true;
}

function why(node) {
  return [...node.any, ...node.all, ...node.none].map((check) => check.message).join('; ');
}

// What makes the page wider than the screen; null when nothing does.
export function sideways(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return null;
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
    );
    const names = wide.slice(0, 3).map((element) => `${element.localName}.${element.className}`);
    return `${root.scrollWidth} px, ${names.join(', ')}`;
  });
}
