// Wakes islands. Every island is a plain form that works before it wakes, so this waits for a pointer, a focus or a
// quiet moment, and loads nothing on a page without islands.
const { islands } = document.querySelector("script[data-islands]").dataset;
const signs = ["pointerdown", "pointerover", "focusin", "keydown"];
const waiting = []; // what slots in islands want to hear before the islands inside them wake

async function walk(element, module) {
  if (element.localName === "leptos-island") {
    waiting.at(-1)?.();
    await module[element.dataset.component]?.(element);
  }
  const slot = element.localName === "leptos-children";
  if (slot) waiting.push(element.$$on_hydrate);
  for (const child of [...element.children]) await walk(child, module);
  if (slot) waiting.pop();
}

let woken = false;
async function wake() {
  if (woken) return;
  woken = true;
  signs.forEach((sign) => removeEventListener(sign, wake));
  const module = await import(islands);
  await module.default(); // finds its wasm beside itself
  module.hydrate();
  await walk(document.body, module);
}

if (document.querySelector("leptos-island")) {
  signs.forEach((sign) => addEventListener(sign, wake, { passive: true }));
  (window.requestIdleCallback ?? setTimeout)(wake, { timeout: 4000 });
}

// Drafts on this device go with the session; the answer to signing out says so too, where the browser listens.
addEventListener("submit", (event) => {
  if (new URL(event.target.action).pathname !== "/keluar") return;
  for (const key of Object.keys(localStorage)) if (key.startsWith("rembuk-draft-")) localStorage.removeItem(key);
});
