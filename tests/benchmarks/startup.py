"""Start-up time of light commands against their floor: an interpreter that imports polib and babel.

Run by hand: `uv run python tests/benchmarks/startup.py`. Medians of paired runs, in the repository.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
FLOOR = [sys.executable, "-c", "import polib, babel"]
COMMANDS = {
    "workbench --help": ["--help"],
    "workbench status": ["status"],
    "workbench status --json": ["status", "--json"],
}
ROUNDS = 21


def seconds(command: list[str]) -> float:
    """Return how long `command` takes as a whole process."""
    start = time.perf_counter()
    subprocess.run(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    script = str(Path(sys.executable).with_name("workbench"))
    print(f"{'command':26}{'median':>9}{'floor':>9}{'ratio':>8}   (to stay under 2.5)")
    for name, arguments in COMMANDS.items():
        pairs = [(seconds([script, *arguments]), seconds(FLOOR)) for _ in range(ROUNDS)]
        ours = statistics.median(mine for mine, _ in pairs)
        floor = statistics.median(theirs for _, theirs in pairs)
        ratio = statistics.median(mine / theirs for mine, theirs in pairs)
        print(f"{name:26}{ours * 1000:6.0f} ms{floor * 1000:6.0f} ms{ratio:8.2f}")


if __name__ == "__main__":
    main()
