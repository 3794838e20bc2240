"""Registration under load: 1,000 people for 60 places within a minute from 50 connections, against a real server.

`python bench/registration.py [--database sqlite|postgresql] [--people …] [--places …] [--connections …] [--spread …]`
sets up a home of its own, starts `salony serve` on it, and lets people come at random moments of `spread` seconds; each
opens their link, sends the form and follows to their page, as a browser does. Prints JSON: who is confirmed and who
waits, whether the queue is in the order of the numbers and nobody is there twice, the answers' times in milliseconds.
Every tenth person sends the form twice. For PostgreSQL a server of its own is started from the system's binaries.
"""

import argparse
import http.client
import json
import os
import queue
import random
import re
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlencode, urlsplit

BIN = Path(sys.executable).parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """A server of our own; answers its address."""
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not binaries:
        sys.exit("No PostgreSQL here: install it, or measure SQLite alone with --database sqlite.")
    port, data = free_port(), folder / "postgresql"
    data.mkdir()
    prefix: list[str] = []
    if os.getuid() == 0:
        folder.chmod(0o711)
        shutil.chown(data, "postgres")
        prefix = ["runuser", "-u", "postgres", "--"]
    tool = binaries[-1]

    def run(*command: object, check: bool = True) -> None:
        subprocess.run([*prefix, *map(str, command)], check=check, stdout=subprocess.DEVNULL, cwd="/")

    run(tool / "initdb", "-D", data, "-U", "salony", "-A", "trust", "-E", "UTF8")
    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories=''"
    run(tool / "pg_ctl", "-D", data, "-w", "-l", data / "log", "-o", options, "start")
    try:
        run(tool / "createdb", "-h", "127.0.0.1", "-p", port, "-U", "salony", "salony")
        yield f"postgres://salony@127.0.0.1:{port}/salony"
    finally:
        run(tool / "pg_ctl", "-D", data, "-m", "immediate", "stop", check=False)


def prepare(places: int) -> tuple[str, int]:
    """A town and a salon with so many places; answers its path and id."""
    import datetime as dt
    from zoneinfo import ZoneInfo

    from salony.accounts.actions import make_editor
    from salony.catalogue.models import City, Institution
    from salony.salons.actions import programme, publishing

    city = City.objects.create(slug="olchowo", name="Olchowo", locative="Olchowie", genitive="Olchowa")
    house = Institution.objects.create(city=city, slug="ok", name="Ośrodek Kultury w Olchowie")
    by = {"editor": make_editor(name="redakcja", password="Lipowe-korzenie-7")[0], "clock": now}  # noqa: S106 - of a home thrown away
    begins = (now() + dt.timedelta(days=30)).astimezone(ZoneInfo(city.time_zone))
    salon = programme.make_salon(
        city=city,
        name="Salon Olchowski",
        organizer=house,
        begins_at=begins,
        template="dwa-panele",
        venue_name="Stara Cegielnia",
        capacity=places,
        **by,
    )
    path = f"/olchowo/salony/{salon.slug}/"
    publishing.publish(salon=salon, url=f"http://localhost{path}", registration_url=path, **by)
    return path, salon.pk


def now():
    from django.utils import timezone

    return timezone.now()


class Person:
    """One browser: its cookie, its times."""

    def __init__(self, connection: http.client.HTTPConnection, times: list[tuple[str, float]]) -> None:
        self._connection, self._times = connection, times
        self._cookie = ""

    def ask(self, method: str, path: str, body: str = "") -> tuple[int, str, str]:
        headers = {"Cookie": self._cookie} if self._cookie else {}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        begun = time.monotonic()
        self._connection.request(method, path, body or None, headers)
        answer = self._connection.getresponse()
        text = answer.read().decode()
        self._times.append((method, time.monotonic() - begun))
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie" and value.startswith("csrftoken="):
                self._cookie = value.partition(";")[0]
        return answer.status, text, answer.getheader("Location") or ""

    def register(self, path: str, name: str, *, twice: bool) -> int:
        status, page, _ = self.ask("GET", path)
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        if status != 200 or found is None:
            return status
        said = {"csrfmiddlewaretoken": found[1], "name": name, "consent-terms": "1"}
        for _ in range(2 if twice else 1):
            status, _, where = self.ask("POST", path, urlencode(said))
        if status == 302:
            status, _, _ = self.ask("GET", urlsplit(where).path)
        return status


def load(port: int, jobs: "queue.Queue[tuple[float, str, str, bool]]", connections: int) -> list[tuple[str, float]]:
    times: list[tuple[str, float]] = []
    failed: list[int] = []
    begun = time.monotonic()

    def work() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        status = 0
        while True:
            try:
                at, path, name, twice = jobs.get_nowait()
            except queue.Empty:
                return
            time.sleep(max(0.0, begun + at - time.monotonic()))
            for _ in range(3):
                try:
                    status = Person(connection, times).register(path, name, twice=twice)
                    break
                except (OSError, http.client.HTTPException):
                    # A person who gets no answer tries again.
                    failed.append(0)
                    connection.close()
                    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            if status != 200:
                failed.append(status)

    threads = [threading.Thread(target=work) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        print(f"answers other than 200 (0: none within 30 s): {failed}", file=sys.stderr)
    return times


def measure(chosen: argparse.Namespace, home: Path, database: str) -> dict[str, object]:
    port = free_port()
    os.environ |= {
        "SALONY_HOME": str(home),
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "salony.config.settings",
    }
    os.environ["SALONY_SITE"] = f"http://127.0.0.1:{port}"
    subprocess.run([BIN / "salony", "setup"], check=True, stdout=subprocess.DEVNULL)
    import django

    django.setup()
    from salony.salons import links
    from salony.salons.models import Registration

    path, salon = prepare(chosen.places)
    dice = random.Random(7)  # noqa: S311 - the same crowd each time
    moments = sorted(dice.uniform(0, chosen.spread) for _ in range(chosen.people))
    jobs: queue.Queue[tuple[float, str, str, bool]] = queue.Queue()
    for number, at in enumerate(moments):
        email = f"osoba{number}@example.org"
        jobs.put((at, f"{path}zapisy/{links.write(salon, email)}/", f"Osoba {number}", number % 10 == 0))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    server = subprocess.Popen([BIN / "salony", "serve", "--port", str(port)], stdout=subprocess.DEVNULL)
    try:
        wait_for(port)
        begun = time.monotonic()
        times = load(port, jobs, chosen.connections)
        seconds = time.monotonic() - begun
    finally:
        server.terminate()
        server.wait(10)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    rows = list(Registration.objects.order_by("number"))
    confirmed = [row for row in rows if row.status == "confirmed"]
    waiting = [row for row in rows if row.status == "waiting"]
    ordered = sorted(took * 1000 for _, took in times)
    return {
        "database": chosen.database,
        "people": len(rows),
        "confirmed": len(confirmed),
        "waiting": len(waiting),
        "first come, first served": bool(waiting) and max(r.number for r in confirmed) < min(r.number for r in waiting),
        "numbers in the order of time": all(a.registered_at <= b.registered_at for a, b in pairwise(rows)),
        "nobody twice": len({row.email for row in rows}) == len(rows),
        "seconds": round(seconds, 1),
        "answers": len(ordered),
        "ms p50": round(ordered[len(ordered) // 2]),
        "ms p95": round(ordered[int(len(ordered) * 0.95)]),
        "ms max": round(ordered[-1]),
        "processor ms an answer": round(spent * 1000 / len(ordered), 1),
        "load of the machine": round(os.getloadavg()[0], 1),
    }


def wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("The server did not come up.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--places", type=int, default=60)
    parser.add_argument("--connections", type=int, default=50)
    parser.add_argument("--spread", type=float, default=50.0, help="seconds over which people come; 0: all at once")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if chosen.database == "sqlite":
            print(json.dumps(measure(chosen, folder / "home", f"sqlite:///{folder / 'home' / 'salony.sqlite3'}")))
        else:
            with postgresql(folder) as address:
                print(json.dumps(measure(chosen, folder / "home", address)))


if __name__ == "__main__":
    main()
