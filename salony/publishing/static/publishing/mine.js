// Keeps the visitor's choice in this browser and nowhere else: coming back without one in the address brings it back.
(() => {
  const form = document.querySelector("form[data-mine]");
  if (!form) return;
  const key = `salony-mine-${form.dataset.mine}`;
  const kept = form.querySelector("[data-kept]");
  try {
    if (location.search) localStorage.setItem(key, location.search);
    else if (localStorage.getItem(key)) { location.replace(form.action + localStorage.getItem(key)); return; }
    kept.hidden = !localStorage.getItem(key);
    form.querySelector("[data-forget]").addEventListener("click", () => {
      localStorage.removeItem(key);
      location.assign(form.action);
    });
  } catch { /* a private window keeps nothing */ }
})();
