"""Settings: what is wrong in them is named, with the nearest right word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.config import CheckConfig, Config, find_root, read_config
from workbench.errors import ConfigError
from workbench.project import Project

if TYPE_CHECKING:
    from pathlib import Path


def test_settings_stand_in_pyproject_or_in_a_file_of_their_own(tmp_path: Path) -> None:
    shared = tmp_path / "pyproject.toml"
    shared.write_text('[tool.workbench]\ntargets = ["ru"]\nbeam_size = 2\n', encoding="utf-8")
    assert read_config(shared) == Config(targets=("ru",), beam_size=2)
    own = tmp_path / "workbench.toml"
    own.write_text('\ufefftargets = ["vi"]\n', encoding="utf-8")
    assert read_config(own) == Config(targets=("vi",))


def test_the_checks_have_a_table_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "workbench.toml"
    path.write_text(
        '[check]\nignore = ["dash"]\nfail_on = "warning"\nseverity = { number = "info" }\n',
        encoding="utf-8",
    )
    wanted = CheckConfig(ignore=("dash",), fail_on="warning", severity={"number": "info"})
    assert read_config(path).check == wanted


def test_the_project_is_found_from_a_folder_inside_it(tmp_path: Path) -> None:
    (tmp_path / "workbench.toml").write_text("", encoding="utf-8")
    inside = tmp_path / "translations" / "en"
    inside.mkdir(parents=True)
    assert find_root(inside) == (tmp_path, tmp_path / "workbench.toml")


def test_a_pyproject_of_something_else_is_not_a_project(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    assert find_root(tmp_path) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('target = ["vi"]\n', "unknown setting “target”; did you mean “targets”?"),
        (
            "colour = 1\n",
            "unknown setting “colour”; known: beam_size, check, engine, source, targets",
        ),
        ("targets = []\n", "“targets” cannot be []"),
        ('targets = ["vi", "vi"]\n', "a list of different language tags"),
        ('targets = "vi"\n', "a list of different language tags"),
        ("beam_size = 0\n", "a whole number from 1 to 32"),
        ("beam_size = true\n", "a whole number from 1 to 32"),
        ("source = 3\n", "give a language tag"),
        ("targets = [", "not valid TOML"),
        ("check = 1\n", "a table with select, ignore"),
        (
            "[check]\nselects = []\n",
            "unknown setting “check.selects”; did you mean “check.select”?",
        ),
        ("[check]\nselect = 'number'\n", "give a list of checks"),
        ("[check]\nfail_on = 'fatal'\n", "give one of error, warning, info, never"),
        ("[check]\ngate = 'new'\n", "give one of draft, review, approved"),
        ("[check.severity]\nnumber = 'bad'\n", "each with one of error, warning, info"),
    ],
)
def test_a_wrong_setting_says_what_would_be_right(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "workbench.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_config(path)
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(path))


def test_settings_in_another_encoding_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "workbench.toml"
    path.write_bytes('engine = "движок"'.encode("cp1251"))
    with pytest.raises(ConfigError, match="not UTF-8"):
        read_config(path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('targets = ["xx"]\n', "unknown language “xx”; known languages: en, ru, vi"),
        ('targets = ["en"]\n', "“en” is both source and target"),
    ],
)
def test_a_language_nobody_knows_is_named(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "workbench.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=message):
        Project.open(tmp_path)
