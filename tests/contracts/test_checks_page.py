"""The page of all checks says what the checks say about themselves.

Run this file to write it anew: `uv run python tests/contracts/test_checks_page.py`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench import checks
from workbench.checks.documentation import documentation, page

GITHUB = Path(__file__).parents[2] / ".github"
PAGE = GITHUB / "CHECKS.md"
FIGURES = GITHUB / "CHECKS.tsv"


def wanted_page() -> str:
    """Return the page as it should be."""
    lines = FIGURES.read_text(encoding="utf-8").splitlines()
    head, *rows = (line.split("\t") for line in lines)
    return page({row[0]: row[1:] for row in rows}, head[1:])


def test_the_page_of_all_checks_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == wanted_page()


@pytest.mark.parametrize("code", checks.codes())
def test_every_check_says_what_it_finds_why_that_matters_and_gives_an_example(code: str) -> None:
    check = checks.load(code)
    assert code == check.CODE
    what, details = documentation(code)
    assert what.endswith(".")
    assert "Why: " in details
    assert "Example: " in details


@pytest.mark.parametrize("code", checks.codes())
def test_every_check_has_a_table_of_good_and_bad(code: str) -> None:
    tests = Path(__file__).parents[1] / "checks"
    name = f"test_{code.replace('-', '_')}.py"
    assert (tests / name).is_file() or code == "unused-ignore"


def test_only_checks_have_figures() -> None:
    named = [row.split("\t")[0] for row in FIGURES.read_text(encoding="utf-8").splitlines()[1:]]
    assert set(named) <= {*checks.codes(), "all checks", "pofilter"}


if __name__ == "__main__":
    PAGE.write_text(wanted_page(), encoding="utf-8", newline="\n")
