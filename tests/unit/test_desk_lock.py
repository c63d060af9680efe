"""Who has an article open: a process that has ended has not."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.desk import ArticleLock


def held_by(pid: int, path: Path) -> ArticleLock:
    """Return a lock that the process `pid` of this computer holds."""
    holder = {"user": "anna", "host": socket.gethostname(), "pid": pid, "since": 0.0, "token": "x"}
    path.write_text(json.dumps(holder), encoding="utf-8")
    return ArticleLock(path)


def test_a_process_that_runs_has_it(tmp_path: Path) -> None:
    lock = held_by(os.getpid(), tmp_path / "talks.json")
    holder = lock.holder()
    assert holder is not None
    assert holder.user == "anna"
    assert not lock.acquire()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_a_zombie_does_not(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    try:
        os.waitid(
            os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT
        )  # it has ended, and is not asked how
        lock = held_by(ended.pid, tmp_path / "talks.json")
        assert lock.holder() is None
        assert lock.acquire()
    finally:
        ended.wait()
