"""Starts the sample once. Where its jar is not built, its tests are skipped, and say so."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

_BUILT = Path(__file__).parents[4] / "sample-app" / "target" / "sample-app-0.1.0-SNAPSHOT.jar"
_START_S = 240.0
_PORT = re.compile(r"Tomcat started on port (\d+)")


@pytest.fixture(scope="session")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The signaling URL of a sample."""
    jar = Path(os.environ.get("SAMPLE_JAR", _BUILT))
    if not jar.is_file():
        pytest.skip(f"NOT TESTED AGAINST THE SAMPLE: there is no {jar}. Build it, or name it in SAMPLE_JAR.")
    java = shutil.which("java")
    if java is None:
        pytest.skip("NOT TESTED AGAINST THE SAMPLE: there is no java here.")
    log = tmp_path_factory.mktemp("sample") / "log.txt"
    options = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m")
    settings = ("--server.port=0", "--shop.trade.interval=150ms", "--shop.order.pause=150ms")
    with log.open("wb") as out:
        process = subprocess.Popen([java, *options, "-jar", str(jar), *settings], stdout=out, stderr=out)
    try:
        yield f"ws://127.0.0.1:{_port(process, log)}/xstate/signaling"
    finally:
        process.kill()
        process.wait()


def _port(process: subprocess.Popen[bytes], log: Path) -> str:
    until = time.monotonic() + _START_S
    while time.monotonic() < until:
        if found := _PORT.search(log.read_text("utf-8", "replace")):
            return found[1]
        if process.poll() is not None:
            break
        time.sleep(0.1)
    pytest.fail(f"The sample did not start: {log.read_text('utf-8', 'replace')[-3_000:]}")
