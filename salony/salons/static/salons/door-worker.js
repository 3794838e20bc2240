// The entrance when there is no line: its page, and what it is made of, as they were last seen. A code that the phone's
// camera opens leads there too. What is older than two days is thrown away, and so is all when nobody is signed in.
const SHELF = "salony-door";
const LONGEST = 2 * 24 * 60 * 60 * 1000;
const KEPT = "X-Kept-At";
const door = new URL("./", self.location).pathname;

const dated = async (answer) => {
  const headers = new Headers(answer.headers);
  headers.set(KEPT, Date.now());
  // The body is unpacked by now.
  headers.delete("Content-Encoding");
  return new Response(await answer.blob(), { headers });
};

const asked = async (request) => {
  const shelf = await caches.open(SHELF);
  const opens = request.mode === "navigate";
  const isDoor = new URL(request.url).pathname === door;
  let answer;
  try {
    answer = await fetch(request);
  } catch (silence) {
    const kept = await shelf.match(opens ? door : request, { ignoreVary: true });
    if (kept && Date.now() - Number(kept.headers.get(KEPT)) < LONGEST) return kept;
    throw silence;
  }
  if (isDoor && (answer.redirected || !answer.ok)) await caches.delete(SHELF);
  else if (answer.ok && (isDoor || !opens)) await shelf.put(isDoor ? door : request, await dated(answer.clone()));
  return answer;
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && new URL(request.url).origin === self.location.origin) {
    event.respondWith(asked(request));
  }
});
