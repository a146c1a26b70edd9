"""A small server for authors: builds on save and reloads the page that is looked at."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from site_builder.engine import EngineError
from site_builder.model.finding import Finding
from site_builder.model.outcome import Outcome
from site_builder.model.settings import Settings
from site_builder.pipeline import build

QUIET = 0.15
"""Seconds without another change before a build: editors save in several steps."""

SCRIPT = '<script src="/.stillhere/reload.js" data-built="{}"></script>'

RELOAD = b"""(function () {
  var built = document.currentScript.dataset.built;
  (function wait() {
    fetch("/.stillhere/built?" + built).then(
      function () { location.reload(); }, function () { setTimeout(wait, 1000); });
  })();
})();
"""


class Rounds:
    """How many builds there were; readers of it can wait for the next one."""

    def __init__(self) -> None:
        self.number = 0
        self.changed = threading.Condition()

    def next(self) -> None:
        with self.changed:
            self.number += 1
            self.changed.notify_all()

    def wait(self, known: int) -> None:
        with self.changed:
            self.changed.wait_for(lambda: self.number != known, timeout=3600)


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site; adds to each page one script of its own that waits for the next build."""

    def __init__(self, *args: object, rounds: Rounds, **options: object) -> None:
        self.rounds = rounds
        super().__init__(*args, **options)  # type: ignore[arg-type]  # Passed on as they come.

    def do_GET(self) -> None:
        if self.path.startswith("/.stillhere/built?"):
            known = self.path.rpartition("?")[2]
            self.rounds.wait(int(known) if known.isdigit() else -1)
            self._send(b"", "text/plain")
        elif self.path == "/.stillhere/reload.js":
            self._send(RELOAD, "text/javascript")
        else:
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
            if path.suffix == ".html" and path.is_file():
                script = SCRIPT.format(self.rounds.number).encode()
                page = path.read_bytes().replace(b"</body>", script + b"</body>")
                self._send(page, "text/html; charset=utf-8")
            else:
                super().do_GET()

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: an author looks for findings, not for requests."""


class _Saves(FileSystemEventHandler):
    """Sets a flag when a source file changes; in the project's folder only the settings count."""

    def __init__(self, saved: threading.Event, only: str = "") -> None:
        self.saved, self.only = saved, only

    def on_any_event(self, event: FileSystemEvent) -> None:
        # Opening and reading are events too; a folder's own change is told by its files.
        named = Path(str(event.dest_path or event.src_path)).name
        wanted = self.only in ("", named)
        if wanted and not event.is_directory and event.event_type in CHANGES:
            self.saved.set()


CHANGES = ("created", "modified", "deleted", "moved")


def _watch(settings: Settings, saved: threading.Event) -> BaseObserver:
    """An observer of the source folders only: what a build writes lies beside them."""
    observer = Observer()
    observer.schedule(_Saves(saved, settings.where.path), str(settings.root), recursive=False)
    for folder in (settings.content, settings.trees):
        observer.schedule(_Saves(saved), str(folder), recursive=True)
    return observer


def serve(
    root: Path,
    port: int,
    *,
    show: Callable[[Iterable[Finding]], None],
    talk: Callable[[str], None],
    stop: threading.Event | None = None,
) -> int:
    """Build, serve and build again until ``stop`` is set or Ctrl+C; returns an exit code.

    A build that finds faults leaves the last good site in place.
    """
    root, stop, saved, rounds = (
        root.resolve(),
        stop or threading.Event(),
        threading.Event(),
        Rounds(),
    )

    def once() -> Outcome | None:
        try:
            outcome = build(root, keep=True)
        except EngineError as fault:
            talk(f"The engine stopped: {fault}")
            return None
        show(outcome.findings)
        done = (
            f"{outcome.pages} pages built"
            if outcome.site
            else "Not built; the last good site stays"
        )
        talk(f"{done}. Waiting for the next save.")
        return outcome

    first = once()
    if first is None or first.book is None or not (root / "site").exists():
        return 1
    handler = partial(_Handler, directory=str(root / "site"), rounds=rounds)
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        talk(f"Look at http://127.0.0.1:{server.server_address[1]}/ and stop with Ctrl+C.")
        observer = _watch(first.book.settings, saved)
        observer.start()
        try:
            while not stop.is_set():
                if not saved.wait(0.2):
                    continue
                while saved.is_set():
                    saved.clear()
                    stop.wait(QUIET)
                outcome = once()
                if outcome is not None and outcome.site is not None:
                    rounds.next()
        except KeyboardInterrupt:
            talk("Stopped.")
        finally:
            observer.stop()
            observer.join()
            server.shutdown()
    return 0
