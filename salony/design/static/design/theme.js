// Remembers the reader's choice of theme in this browser. Without it the system decides, and the radios still work
// on the page at hand. Loaded before the body, so that the first paint is already right.
(() => {
  const root = document.documentElement;
  const key = "salony-theme";
  const read = () => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const keep = (value) => {
    try { value === "auto" ? localStorage.removeItem(key) : localStorage.setItem(key, value); } catch { /* private window */ }
  };
  const show = (value) => {
    if (value === "auto") delete root.dataset.theme;
    else root.dataset.theme = value;
  };
  const chosen = ["light", "dark", "contrast"].includes(read()) ? read() : "auto";
  show(chosen);
  document.addEventListener("DOMContentLoaded", () => {
    const radios = document.querySelectorAll('input[name="theme"]');
    for (const radio of radios) {
      radio.checked = radio.value === chosen;
      radio.addEventListener("change", () => { keep(radio.value); show(radio.value); });
    }
    document.addEventListener("keydown", (event) => {
      const open = document.querySelector("details.theme[open]");
      if (event.key === "Escape" && open) { open.open = false; open.querySelector("summary").focus(); }
    });
  });
})();
