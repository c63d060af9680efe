"""`workbench models` as people and programs use it."""

from __future__ import annotations

import argparse
import json
import shutil
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from workbench.cli import models
from workbench.drafting.packages import catalogue, folders, starter
from workbench.errors import ExitCode, ModelError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., ExitCode]
    Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the user an empty packages folder and the workbench one small starter."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "users"))
    monkeypatch.setattr(folders, "_STARTER", tmp_path / "starters")
    starter.refresh([argosmodel(tmp_path / "starter.argosmodel", "0.1")])
    return tmp_path / "users"


def argosmodel(path: Path, version: str, *, to_code: str = "vi") -> Path:
    metadata = {"package_version": version, "from_code": "en", "to_code": to_code}
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("top/metadata.json", json.dumps(metadata))
        out.writestr("top/README.md", "# A small card\n\nTwo\x1b[2J lines.\n")
        for part in ("bpe.model", "model/model.bin", "model/shared_vocabulary.json"):
            out.writestr(f"top/{part}", "content")
    return path


@pytest.fixture
def run() -> Run:
    def run_command(*arguments: str | Path) -> ExitCode:
        parser = argparse.ArgumentParser()
        models.add_arguments(parser)
        return models.run(parser.parse_args([str(argument) for argument in arguments]))

    return run_command


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return argosmodel(tmp_path / "own.argosmodel", "1.0")


def test_the_list_says_which_package_is_used(run: Run, own: Path, capsys: Output) -> None:
    run("install", own)
    capsys.readouterr()

    assert run("list") is ExitCode.OK

    head, first, second = capsys.readouterr().out.splitlines()
    assert head.split() == ["pair", "name", "version", "size", "where", "status"]
    assert first.split() == ["en_vi", "translate-en_vi", "1.0", "0.0", "MB", "installed", "ok"]
    assert "0.1" in second
    assert "not used" in second


def test_a_damaged_package_is_in_the_list_with_its_reason(
    run: Run, own: Path, users: Path, capsys: Output
) -> None:
    run("install", own)
    (users / "translate-en_vi-1_0/model/model.bin").unlink()
    run("list")
    assert "damaged: model/model.bin is missing" in capsys.readouterr().out


def test_a_package_of_another_program_and_an_unverified_one_say_so(
    run: Run, own: Path, users: Path, capsys: Output
) -> None:
    run("install", own)
    receipt = users / "translate-en_vi-1_0/workbench-receipt.json"
    receipt.write_text(receipt.read_text().replace("local-file", "nobody"))
    run("list")
    assert "ok, unverified download" in capsys.readouterr().out
    receipt.unlink()
    run("list")
    assert "ok, no checksums" in capsys.readouterr().out


def test_the_long_list_shows_model_cards_without_terminal_control(run: Run, capsys: Output) -> None:
    run("list", "-v")
    assert "\n    # A small card\n\n    Two lines.\n" in capsys.readouterr().out


def test_the_list_is_there_for_programs(run: Run, own: Path, capsys: Output) -> None:
    run("install", own)
    capsys.readouterr()
    run("list", "-v", "--json")

    listed: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["packages"]

    assert [(p["version"], p["where"], p["used"]) for p in listed] == [
        ("1.0", "installed", True),
        ("0.1", "starter", False),
    ]
    assert listed[0]["sha256"] == sha256(own.read_bytes()).hexdigest()
    assert listed[0]["vouched_by"] == "local-file"
    assert listed[0]["damage"] is None
    assert listed[0]["card"].startswith("# A small card")


def test_what_is_available_is_shown_even_without_network(
    run: Run, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ModelError("cannot be downloaded: no network, or no such server")

    monkeypatch.setattr(catalogue, "fetch_index", fail)
    assert run("list", "--available") is ExitCode.OK
    output = capsys.readouterr()
    assert "86957101aa4099aa9a1a7492e41987d938d3cf0fdaf4fb684c0797a9d567dd16" in output.out
    assert "no network" in output.err

    run("list", "--available", "--json")
    available = json.loads(capsys.readouterr().out)["available"]
    assert [(o["name"], o["size"]) for o in available] == [
        ("translate-en_vi", 67_770_159),
        ("translate-en_ru", None),
    ]


def test_installing_prints_the_folder_and_tells_the_checksum(
    run: Run, own: Path, users: Path, capsys: Output
) -> None:
    assert run("install", own) is ExitCode.OK
    output = capsys.readouterr()
    assert output.out == f"{users / 'translate-en_vi-1_0'}\n"
    assert sha256(own.read_bytes()).hexdigest() in output.err
    assert "installed translate-en_vi 1.0" in output.err


def test_one_checksum_for_several_files_is_refused(run: Run, own: Path) -> None:
    with pytest.raises(UsageError, match="several are given"):
        run("install", own, own, "--sha256", "0" * 64)


def test_removing_tells_what_drafts_from_now_on(run: Run, own: Path, capsys: Output) -> None:
    run("install", own)
    assert run("remove", "en_vi") is ExitCode.OK
    assert "en_vi is now drafted with translate-en_vi 0.1" in capsys.readouterr().err


def test_a_starter_is_not_removed(run: Run) -> None:
    with pytest.raises(UsageError, match="came with the workbench"):
        run("remove", "translate-en_vi")


def test_nothing_is_removed_when_one_name_is_unknown(run: Run, own: Path, users: Path) -> None:
    run("install", own)
    with pytest.raises(UsageError, match="did you mean en_vi"):
        run("remove", "en_vi", "en_vx")
    assert (users / "translate-en_vi-1_0").is_dir()


def test_a_name_that_means_two_packages_is_not_guessed(run: Run, own: Path, users: Path) -> None:
    run("install", own)
    shutil.copytree(users / "translate-en_vi-1_0", users / "another")
    with pytest.raises(UsageError, match="say another or translate-en_vi-1_0"):
        run("remove", "en_vi")
    run("remove", "another")
    assert not (users / "another").exists()


def test_verifying_sound_packages_succeeds(run: Run, own: Path, capsys: Output) -> None:
    run("install", own)
    capsys.readouterr()
    assert run("verify") is ExitCode.OK
    assert capsys.readouterr().out.splitlines() == [
        "translate-en_vi 1.0 (installed): ok, 5 files",
        "translate-en_vi 0.1 (starter): ok, 5 files",
    ]


def test_verifying_names_each_damaged_file_and_how_to_mend_it(
    run: Run, own: Path, users: Path, tmp_path: Path, capsys: Output
) -> None:
    run("install", own)
    (users / "translate-en_vi-1_0/model/model.bin").write_text("Content")
    (tmp_path / "starters/translate-en_vi-0_1/bpe.model").unlink()
    capsys.readouterr()

    assert run("verify", "en_vi") is ExitCode.NO_ENGINE

    output = capsys.readouterr()
    assert "    changed: model/model.bin\n" in output.out
    assert "    missing: bpe.model\n" in output.out
    assert "workbench models install en_vi" in output.err
    assert "install the workbench again" in output.err


def test_a_verification_is_there_for_programs(
    run: Run, users: Path, tmp_path: Path, capsys: Output
) -> None:
    shutil.copytree(tmp_path / "starters/translate-en_vi-0_1", users / "translate-en_vi-0_1")
    (users / "translate-en_vi-0_1/workbench-receipt.json").unlink()
    assert run("verify", "--json") is ExitCode.OK
    checked = json.loads(capsys.readouterr().out)["packages"]
    assert [(p["checksums"], p["problems"]) for p in checked] == [(False, []), (True, [])]


def test_verifying_an_unknown_name_hints_at_the_nearest(run: Run) -> None:
    with pytest.raises(UsageError, match="did you mean"):
        run("verify", "translate-en-vi")


def test_verifying_nothing_is_no_success(run: Run, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "starters")
    with pytest.raises(ModelError, match="no packages to verify"):
        run("verify")
