// The entrance on a phone: arrivals are kept when there is no line, and codes are read by the camera where it can.
(() => {
  const form = document.querySelector(".doorform");
  const list = document.querySelector(".arrivals");
  const line = document.getElementById("line");
  const here = document.getElementById("here");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const { door, worker } = form.dataset;
  const shelf = `salony-door:${door}`;
  const kept = () => JSON.parse(localStorage.getItem(shelf) || "[]");

  const tell = (words) => { line.hidden = !words; line.textContent = words; };
  const waiting = () => {
    const number = kept().length;
    tell(number ? `${line.dataset.offline} ${number}` : "");
  };

  const mark = (key) => {
    const row = list && list.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!row || row.classList.contains("past")) return;
    row.classList.add("past");
    const button = row.querySelector("button");
    if (button) button.disabled = true;
    const now = Number(here.dataset.here) + Number(row.dataset.seats);
    here.dataset.here = now;
    here.textContent = here.textContent.replace(/\d+/, now);
  };

  const send = async () => {
    const queue = kept();
    if (!queue.length) return;
    try {
      const answer = await fetch(door, {
        method: "POST", body: JSON.stringify(queue),
        headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      });
      if (!answer.ok) throw new Error(answer.status);
      const told = await answer.json();
      const gone = new Set([...told.done, ...Object.keys(told.refused)]);
      localStorage.setItem(shelf, JSON.stringify(kept().filter((row) => !gone.has(row.key))));
      const refused = Object.values(told.refused);
      tell(refused.length ? refused.join(" ") : line.dataset.sent);
    } catch {
      waiting();
    }
  };

  const arrive = (key) => {
    key = key.trim().toLowerCase().replace(/\/+$/, "").split("/").pop();
    if (!key) return;
    localStorage.setItem(shelf, JSON.stringify([...kept(), { key, at: new Date().toISOString() }]));
    mark(key);
    send();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    arrive(form.key.value);
    form.reset();
    form.key.focus();
  });
  if (list) {
    list.addEventListener("submit", (event) => {
      const button = event.submitter;
      if (!button || button.value !== "in") return;
      event.preventDefault();
      arrive(event.target.key.value);
    });
  }
  for (const row of kept()) mark(row.key);
  // Without a line a code's address is answered with this page: whose code it is says the address.
  if (location.pathname !== door) {
    arrive(location.pathname);
    history.replaceState(null, "", door);
  }
  if ("serviceWorker" in navigator) {
    const { serviceWorker } = navigator;
    // Only what passes the worker is kept, so what is loaded already is asked for once more when it has taken over.
    const keep = async () => {
      const rows = [...document.querySelectorAll("link[rel=stylesheet], script[src]")];
      await Promise.all([door, ...rows.map((one) => one.href || one.src)].map((url) => fetch(url)));
      form.dataset.kept = "1";
    };
    if (serviceWorker.controller) keep();
    else serviceWorker.addEventListener("controllerchange", keep, { once: true });
    serviceWorker.register(worker);
  }
  addEventListener("online", send);
  setInterval(send, 15000);
  waiting();
  send();

  if (!("BarcodeDetector" in window) || !navigator.mediaDevices) return;
  document.getElementById("scanner").hidden = false;
  document.getElementById("scan").addEventListener("click", async () => {
    const video = document.getElementById("camera");
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch {
      return;
    }
    video.hidden = false;
    await video.play();
    let last = "";
    setInterval(async () => {
      const [code] = await detector.detect(video);
      if (code && code.rawValue !== last) {
        last = code.rawValue;
        arrive(last);
      }
    }, 400);
  });
})();
