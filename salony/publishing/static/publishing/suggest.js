// Offers under the search box while one types: the combobox of WAI-ARIA 1.2 with a list. Without this the box is a form.
(() => {
  const forms = document.querySelectorAll("form.ask[data-suggest]");
  forms.forEach((form, number) => {
    const input = form.querySelector("input[type=search]");
    const list = document.createElement("ul");
    const told = document.createElement("p");
    const kept = new Map();
    let rows = [], at = -1, typed = input.value, timer = 0, asked = null;

    list.id = `podpowiedzi-${number}`;
    list.className = "offers";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", form.dataset.label);
    list.hidden = true;
    told.className = "unseen";
    told.setAttribute("role", "status");
    form.append(list, told);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"],
      ["aria-controls", list.id], ["aria-haspopup", "listbox"]]) input.setAttribute(name, value);

    const close = () => {
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const mark = (index) => {
      at = index;
      [...list.children].forEach((item, position) => item.setAttribute("aria-selected", String(position === at)));
      input.value = at < 0 ? typed : rows[at].text;
      if (at < 0) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    };

    const choose = (index) => {
      const row = rows[index];
      input.value = typed = row.text;
      close();
      if (row.url) location.assign(row.url);
      else form.requestSubmit();
    };

    const show = (found) => {
      rows = found;
      list.replaceChildren(...rows.map((row, index) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${index}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.append(row.text);
        if (row.note) {
          const note = document.createElement("small");
          note.textContent = row.note;
          item.append(" ", note);
        }
        // Before the box loses the focus.
        item.addEventListener("pointerdown", (event) => { event.preventDefault(); });
        item.addEventListener("click", () => choose(index));
        return item;
      }));
      at = -1;
      input.removeAttribute("aria-activedescendant");
      list.hidden = !rows.length;
      input.setAttribute("aria-expanded", String(rows.length > 0));
      told.textContent = rows.length ? form.dataset.some.replace("0", rows.length) : form.dataset.none;
    };

    const ask = async () => {
      const text = input.value;
      typed = text;
      asked?.abort();
      if (kept.has(text)) return show(kept.get(text));
      asked = new AbortController();
      try {
        const address = `${form.dataset.suggest}?q=${encodeURIComponent(text)}`;
        const answer = await fetch(address, { signal: asked.signal, credentials: "omit" });
        const { offers } = await answer.json();
        kept.set(text, offers);
        if (input.value === text && document.activeElement === input) show(offers);
      } catch { /* superseded, or without a line: the box works on */ }
    };

    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 80); });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const open = !list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!open) return void ask();
        const step = event.key === "ArrowDown" ? 1 : -1;
        // One stop at the box itself, with the words as they were typed.
        mark(((at + 1 + step + rows.length + 1) % (rows.length + 1)) - 1);
      } else if (event.key === "Enter" && open && at >= 0) {
        event.preventDefault();
        choose(at);
      } else if (event.key === "Escape" && open) {
        event.preventDefault();
        mark(-1);
        close();
      }
    });
  });
})();
