// "Near me": the browser is asked where it is only on a press of the button; coordinates leave it rounded.
(() => {
  const form = document.querySelector("form[data-near]");
  if (!form || !("geolocation" in navigator)) return;
  const button = form.querySelector("button[hidden]");
  const status = form.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const address = new URL(form.action, location.href);
        address.searchParams.set("kiedy", form.elements.kiedy.value);
        address.searchParams.set("blisko", `${coords.latitude.toFixed(2)},${coords.longitude.toFixed(2)}`);
        location.assign(address);
      },
      () => { status.textContent = form.dataset.refused; },
      { maximumAge: 300000, timeout: 10000 },
    );
  });
})();
