// Suggestions while typing in a search box: a combobox with a listbox, as the ARIA practices describe it. The box is a
// plain form that works without this.
const WAIT = 150; // milliseconds without a key before anything is asked for
const LETTERS_MIN = 2;

function give(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

function attach(form) {
  const input = form.querySelector('input[type="search"]');
  const list = document.createElement("ul");
  const status = document.createElement("p");
  give(list, { id: `${input.id}-saran`, class: "suggestions", role: "listbox", "aria-label": form.dataset.suggestions });
  give(status, { class: "unseen", role: "status" });
  give(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" });
  list.hidden = true;
  input.after(list);
  form.append(status);

  const known = new Map();
  let current = -1;
  let timer;
  let running;

  function mark(place) {
    const options = [...list.children];
    current = place;
    options.forEach((option, at) => option.setAttribute("aria-selected", at === place));
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", options[place].id);
      options[place].scrollIntoView({ block: "nearest" });
    }
  }

  function close() {
    clearTimeout(timer);
    running?.abort();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    mark(-1);
  }

  function show(found) {
    list.replaceChildren(...found.content.firstElementChild.cloneNode(true).children);
    status.textContent = found.content.firstElementChild.dataset.status;
    list.hidden = list.children.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(-1);
  }

  async function ask() {
    const typed = input.value.trimStart();
    if ([...typed.trim()].length < LETTERS_MIN) return close();
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    if (!known.has(typed)) {
      const answer = await fetch(`/cari/saran?q=${encodeURIComponent(typed)}`, { signal }).catch(() => null);
      if (!answer?.ok) return;
      const found = document.createElement("template");
      found.innerHTML = await answer.text();
      known.set(typed, found);
    }
    if (!signal.aborted && document.activeElement === input) show(known.get(typed));
  }

  function choose(option) {
    const { to, words } = option.dataset;
    close();
    if (to) return location.assign(to);
    input.value = words;
    form.requestSubmit();
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const count = list.children.length;
    const open = !list.hidden;
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return void ask();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place more than there are suggestions: the box itself.
      mark(((current + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Enter" && open && current >= 0) {
      event.preventDefault();
      choose(list.children[current]);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      close();
    }
  });
  // Fields left empty say nothing; without them the address is short enough to pass on.
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (value === "" && name !== input.name) formData.delete(name);
  });
  // Pressing a suggestion must not take the focus out of the box, which would close the list before the click.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest('[role="option"]');
    if (option) choose(option);
  });
}

document.querySelectorAll("form[data-suggestions]").forEach(attach);
