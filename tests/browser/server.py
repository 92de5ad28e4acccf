"""A server of our own for browser tests: started on a free port, waited for, stopped."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.sample_store import ROOT, environment

START_SECONDS = 60
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Server:
    """A running application: its address (``http://127.0.0.1:PORT``) and its log."""

    address: str
    process: subprocess.Popen[bytes]
    log_file: Path

    @property
    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(15)


def start(store: Path, log_file: Path, script: str = "app.py", port: int = 0) -> Server:
    """Serve a store, on a port if it is free, and return once the server says it is well."""
    port = free_port(port)
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    command = [sys.executable, "-m", "streamlit", "run", script, *options]
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment(store), stdout=log, stderr=subprocess.STDOUT
        )
    server = Server(f"http://127.0.0.1:{port}", process, log_file)
    give_up = time.monotonic() + START_SECONDS
    while not _is_well(server.address):
        if process.poll() is not None or time.monotonic() > give_up:
            server.stop()
            raise AssertionError(f"the server did not start\n{server.log}")
        time.sleep(0.1)
    return server


def settled(page: Page) -> None:
    """Wait until the page's script has run to its end, and the page is shown whole."""
    page.locator(
        'html:not(.gl-coming) [data-testid="stApp"][data-test-connection-state="CONNECTED"]'
        '[data-test-script-state="notRunning"]'
    ).wait_for()


def _is_well(address: str) -> bool:
    try:
        with _DIRECT.open(f"{address}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def free_port(wished: int = 0) -> int:
    """Return the port wished for, or another one if somebody has taken it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wished))
        except OSError:
            probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
