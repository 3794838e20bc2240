// One key, one decision: presses the button (or follows the link) that bears the key. Without this the buttons do it.
(() => {
  const store = "salony-review-keys";
  const kept = () => { try { return localStorage.getItem(store) !== "off"; } catch { return true; } };
  const keep = (on) => { try { on ? localStorage.removeItem(store) : localStorage.setItem(store, "off"); } catch { /* private window */ } };
  const keys = document.getElementById("keys");
  const box = document.getElementById("keys-on");
  const correcting = document.getElementById("correct");
  let on = kept();
  if (box) {
    box.closest("[hidden]").hidden = false;
    box.checked = on;
    box.addEventListener("change", () => { on = box.checked; keep(on); });
  }
  const openCorrection = () => {
    correcting.open = true;
    correcting.querySelector("input:not([type=hidden]), select").focus();
  };
  for (const button of document.querySelectorAll("[data-opens=correct]")) {
    button.hidden = false;
    button.addEventListener("click", openCorrection);
  }
  // Enter in a field saves the correction, not the first decision of the form.
  correcting?.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input, select")) {
      event.preventDefault();
      correcting.querySelector("button[value=correct]").click();
    }
    if (event.key === "Escape") { correcting.open = false; correcting.querySelector("summary").focus(); }
  });
  let sent = false;
  document.addEventListener("submit", () => { sent = true; });
  window.addEventListener("pageshow", () => { sent = false; });
  document.addEventListener("keydown", (event) => {
    if (!on || sent || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
    if (event.target.matches("input:not([type=radio]):not([type=checkbox]), select, textarea")) return;
    if (event.key === "?" && keys) { keys.open = !keys.open; event.preventDefault(); return; }
    const wanted = event.key.toLocaleLowerCase();
    const found = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key.toLocaleLowerCase() === wanted);
    if (!found || found.disabled) return;
    event.preventDefault();
    found.click();
  });
  document.querySelector(".review-item [role=alert]")?.closest(".decide").scrollIntoView({ block: "nearest" });
})();
