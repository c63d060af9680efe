"""MO: what programs load is what gettext itself would have made of the catalog."""

from __future__ import annotations

import gettext
import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from workbench.formats import mo, po
from workbench.model import PERSON, State, Unit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.formats import Handover

    MakeHandover = Callable[..., Handover]


@pytest.fixture
def handover(make_handover: MakeHandover) -> Handover:
    """One sentence approved, one under review, one not translated."""
    review = Unit(id="p02s01", source="They met.").with_target(
        "Они встретились.", State.REVIEW, PERSON
    )
    return make_handover(
        ["Gas is “sold”.", "They met.", "Nobody asked."], {"ru": ["Газ «продаётся».", review, ""]}
    )


def test_a_program_finds_what_is_approved_by_id_and_source(handover: Handover) -> None:
    found = gettext.GNUTranslations(io.BytesIO(mo.export(handover)[".mo"]))
    assert found.pgettext("p01s01", "Gas is “sold”.") == "Газ «продаётся»."
    assert found.info()["language"] == "ru"


def test_what_nobody_has_approved_is_left_out(handover: Handover) -> None:
    found = gettext.GNUTranslations(io.BytesIO(mo.export(handover)[".mo"]))
    assert found.pgettext("p02s01", "They met.") == "They met."
    assert found.pgettext("p03s01", "Nobody asked.") == "Nobody asked."


@pytest.mark.tools
@pytest.mark.skipif(not shutil.which("msgunfmt"), reason="needs gettext")
def test_gettext_makes_the_same_of_the_po_file(handover: Handover, tmp_path: Path) -> None:
    (tmp_path / "ours.mo").write_bytes(mo.export(handover)[".mo"])
    (tmp_path / "visit.po").write_bytes(po.export(handover)[".po"])
    subprocess.run(["msgfmt", "-c", "-o", "theirs.mo", "visit.po"], cwd=tmp_path, check=True)
    ours, theirs = (
        subprocess.run(
            ["msgunfmt", name], cwd=tmp_path, check=True, capture_output=True, encoding="utf-8"
        ).stdout
        for name in ("ours.mo", "theirs.mo")
    )
    assert ours == theirs
