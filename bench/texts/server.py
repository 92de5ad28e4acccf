"""The running server of a checkout: started on a free port, waited for, ended."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from bench.texts.checkout import Checkout

_START_SECONDS, _END_SECONDS = 90, 15
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@contextmanager
def served(checkout: Checkout) -> Iterator[str]:
    """Serve a checkout's store and yield the address; ``TimeoutError`` if it is never well."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with (checkout.work / "server.log").open("w+", encoding="utf-8", errors="replace") as log:
        server = subprocess.Popen(
            command, cwd=checkout.root, env=checkout.environment, stdout=log, stderr=log
        )
        try:
            give_up = time.monotonic() + _START_SECONDS
            while not _is_well(address):
                if server.poll() is not None or time.monotonic() > give_up:
                    log.seek(0)
                    raise TimeoutError(f"the server did not start\n{log.read()}")
                time.sleep(0.1)
            yield address
        finally:
            server.kill()
            server.wait(_END_SECONDS)


def _is_well(address: str) -> bool:
    try:
        with _DIRECT.open(f"{address}/_stcore/health", timeout=2):
            return True
    except OSError:
        return False
