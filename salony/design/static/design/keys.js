// Shortcuts of one key, listed under "?". They act only outside of fields and can be turned off (WCAG 2.2, 2.1.4);
// the choice stays in this browser. What a page does not have, its key does not do.
(() => {
  const dialog = document.getElementById("skroty");
  // A page with keys of its own has its own switch for them.
  if (!dialog || !dialog.showModal || document.getElementById("keys-on")) return;
  const key = "salony-keys";
  const box = dialog.querySelector("input");
  let on = true;
  try { on = localStorage.getItem(key) !== "off"; } catch { /* private window */ }
  box.checked = on;
  box.addEventListener("change", () => {
    on = box.checked;
    try { on ? localStorage.removeItem(key) : localStorage.setItem(key, "off"); } catch { /* private window */ }
  });
  for (const button of document.querySelectorAll("[data-keys]")) {
    button.hidden = false;
    button.addEventListener("click", () => dialog.showModal());
  }
  const follow = (selector) => () => document.querySelector(selector)?.click();
  const step = (by) => () => {
    const all = [...document.querySelectorAll("main .programme .title a, main .week ol a, main .wall a, main .brief a, main .picks h3 a")];
    const shown = all.filter((one) => one.getClientRects().length);
    const at = shown.indexOf(document.activeElement);
    shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by]?.focus();
  };
  const acts = {
    "/": () => { const field = document.querySelector("[type=search]"); field ? field.focus() : follow("[data-goto='/']")(); },
    j: step(1),
    k: step(-1),
    n: follow("[rel=next]"),
    p: follow("[rel=prev]"),
    "?": () => dialog.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    // "?" opens the list even when the others are off, or nobody could turn them on again.
    if (!on && event.key !== "?") return;
    const act = acts[event.key] || (document.querySelector(`[data-goto="${CSS.escape(event.key)}"]`) && follow(`[data-goto="${CSS.escape(event.key)}"]`));
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
