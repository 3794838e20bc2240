// The entrance on a phone: arrivals are kept when there is no line, and codes are read by the camera where it can.
(() => {
  const form = document.querySelector(".doorform");
  const list = document.querySelector(".arrivals");
  const line = document.getElementById("line");
  const here = document.getElementById("here");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const shelf = `salony-door:${location.pathname}`;
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
      const answer = await fetch(location.pathname, {
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
