"""Which package drafts a pair, and what verifying notices."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from workbench.drafting import packages
from workbench.drafting.packages import folders, starter, store
from workbench.drafting.packages.parts import Decoding
from workbench.drafting.packages.receipt import (
    RECEIPT,
    Receipt,
    Voucher,
    digest_of,
    relative_files,
    write_receipt,
)
from workbench.errors import ConfigError, StorageError, UsageError

MODELS = folders.starter_folder()


@pytest.fixture(autouse=True)
def users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the user an empty packages folder, and the workbench no starters."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    folder = tmp_path / "users"
    folder.mkdir()
    (tmp_path / "starters").mkdir()
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder))
    monkeypatch.setattr(folders, "_STARTER", tmp_path / "starters")
    return folder


@pytest.fixture
def starters(tmp_path: Path) -> Path:
    return tmp_path / "starters"


def add(home: Path, pair: str, version: str = "1.0", *, receipt: bool = False) -> Path:
    """Put a small package into a folder of packages."""
    from_code, to_code = pair.split("_")
    folder = home / f"translate-{pair}-{version.replace('.', '_')}"
    (folder / "model").mkdir(parents=True)
    metadata = {"package_version": version, "from_code": from_code, "to_code": to_code}
    (folder / "metadata.json").write_text(json.dumps(metadata))
    for part in ("bpe.model", "model/model.bin", "model/shared_vocabulary.txt"):
        (folder / part).write_text("content")
    if receipt:
        files = {name: digest_of(folder / name) for name in relative_files(folder)}
        write_receipt(
            folder,
            Receipt(
                source="x.argosmodel",
                sha256="0" * 64,
                vouched_by=Voucher.USER,
                installed="2026-01-01T00:00:00+00:00",
                files=files,
            ),
        )
    return folder


def verified(folder: Path) -> store.Verification:
    package = store.read_package(folder)
    assert package is not None
    return store.verify(package)


def test_a_package_of_the_user_wins_over_the_one_that_came_along(
    users: Path, starters: Path
) -> None:
    add(starters, "en_vi", "2.0")
    own = add(users, "en_vi", "1.0")

    found = packages.find("en", "vi")

    assert found is not None
    assert (found.path, found.is_starter) == (own, False)
    assert found.label == "translate-en_vi 1.0"
    assert [p.is_starter for p in packages.installed()] == [False, True]


def test_the_newest_version_of_the_user_is_used(users: Path) -> None:
    for version in ("1.9", "1.10", "1.2"):
        add(users, "en_vi", version)
    found = packages.find("en", "vi")
    assert found is not None
    assert found.version == "1.10"


def test_a_pair_nobody_translates_is_not_found() -> None:
    assert packages.find("en", "vi") is None
    assert packages.route("en", "vi") == ()


def test_a_direct_package_is_preferred_over_a_detour(users: Path) -> None:
    for pair in ("en_fr", "fr_ru", "en_ru"):
        add(users, pair)
    assert [p.name for p in packages.route("en", "ru")] == ["translate-en_ru"]


def test_two_packages_lead_to_a_language_without_a_direct_one(users: Path) -> None:
    for pair in ("vi_fr", "fr_ru", "vi_en", "en_ru", "en_de"):
        add(users, pair)
    assert [p.name for p in packages.route("vi", "ru")] == ["translate-vi_en", "translate-en_ru"]
    assert packages.route("de", "ru") == ()


@pytest.mark.parametrize(
    ("said", "decoding"),
    [
        ({}, Decoding()),
        (
            {"length_penalty": 1.5, "repetition_penalty": 1.1},
            Decoding(length_penalty=1.5, repetition_penalty=1.1),
        ),
        ({"length_penalty": 1}, Decoding(length_penalty=1.0)),
        ({"length_penalty": float("nan"), "repetition_penalty": 0.5}, Decoding()),
        ({"length_penalty": "1.5", "repetition_penalty": 10**400}, Decoding()),
        (["beam"], Decoding()),
        (None, Decoding()),
    ],
)
def test_a_package_says_how_it_is_decoded_best_and_nonsense_is_left_aside(
    users: Path, said: object, decoding: Decoding
) -> None:
    metadata = add(users, "en_vi") / "metadata.json"
    metadata.write_text(json.dumps(json.loads(metadata.read_text()) | {"decoding": said}))
    (package,) = packages.installed()
    assert (package.damage, package.decoding) == ("", decoding)


@pytest.mark.parametrize(
    ("part", "content", "reason"),
    [
        ("metadata.json", None, "metadata.json is missing"),
        ("metadata.json", b"{", "not valid JSON"),
        ("metadata.json", b"{}", "no usable from_code"),
        ("model/model.bin", None, "model.bin is missing"),
        ("model/model.bin", b"", "model.bin is missing or empty"),
        ("bpe.model", None, "the tokenizer"),
        ("model/shared_vocabulary.txt", None, "the vocabulary"),
    ],
)
def test_a_damaged_package_is_listed_with_the_reason_and_never_used(
    users: Path, starters: Path, part: str, content: bytes | None, reason: str
) -> None:
    add(starters, "en_vi", "0.1")
    damaged = add(users, "en_vi", "1.9")
    if content is None:
        (damaged / part).unlink()
    else:
        (damaged / part).write_bytes(content)

    listed = packages.installed()
    used = packages.find("en", "vi")

    assert [(p.name, p.version) for p in listed] == [
        ("translate-en_vi", "1.9"),
        ("translate-en_vi", "0.1"),
    ]
    assert reason in listed[0].damage
    assert used is not None
    assert used.is_starter


def test_packages_of_other_types_and_work_under_way_are_not_listed(users: Path) -> None:
    (users / "sbd").mkdir()
    (users / "sbd/metadata.json").write_text('{"type": "sbd"}')
    (users / ".workbench-users-abcdefgh").mkdir()
    (users / "a file").write_text("")
    assert packages.installed() == ()


def test_a_home_that_cannot_be_written_still_drafts_with_the_starters(
    starters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(name: str) -> None:
        raise PermissionError(13, "Permission denied", "/home/nobody")

    add(starters, "en_vi")
    monkeypatch.setattr(folders, "import_module", refuse)

    assert [p.name for p in packages.installed()] == ["translate-en_vi"]
    with pytest.raises(StorageError, match="XDG_DATA_HOME"):
        folders.packages_folder()


def test_argos_settings_that_make_no_sense_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        raise ValueError("invalid literal for int()")

    monkeypatch.setattr(folders, "import_module", refuse)
    with pytest.raises(ConfigError, match=r"settings\.json"):
        folders.packages_folder()


def test_a_broken_argos_settings_file_does_not_spoil_standard_output(
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken = tmp_path / "settings.json"
    broken.write_text("{")
    settings = import_module("argostranslate.settings")
    monkeypatch.setattr(settings, "settings_file", broken)

    folders.packages_folder()

    assert capsys.readouterr().out == ""
    assert "Error decoding" in caplog.text


def test_an_unchanged_package_verifies(users: Path) -> None:
    result = verified(add(users, "en_vi", receipt=True))
    assert result.receipt is not None
    assert result.problems == ()


@pytest.mark.parametrize("part", ["model/model.bin", "metadata.json"])
def test_one_flipped_bit_is_noticed(users: Path, part: str) -> None:
    folder = add(users, "en_vi", receipt=True)
    raw = bytearray((folder / part).read_bytes())
    raw[-1] ^= 1
    (folder / part).write_bytes(raw)
    assert f"changed: {part}" in verified(folder).problems


def test_missing_and_extra_files_are_noticed(users: Path) -> None:
    folder = add(users, "en_vi", receipt=True)
    (folder / "model/model.bin").unlink()
    (folder / "model/extra").write_text("x")
    (folder / ".DS_Store").write_text("litter of a file manager")
    assert verified(folder).problems == ("missing: model/model.bin", "extra: model/extra")


def test_a_package_turned_into_another_type_does_not_vanish(users: Path) -> None:
    folder = add(users, "en_vi", receipt=True)
    (folder / "metadata.json").write_text('{"type": "sbd"}')
    assert "changed: metadata.json" in verified(folder).problems


def test_a_package_of_another_program_is_checked_for_its_parts_only(users: Path) -> None:
    folder = add(users, "en_vi")
    assert verified(folder) == store.Verification(
        package=packages.installed()[0], receipt=None, problems=()
    )
    (folder / "model/model.bin").unlink()
    assert verified(folder).problems == ("model/model.bin is missing or empty",)


@pytest.mark.parametrize("content", ["", "[]", '{"files": 3}', '{"source": "x"}'])
def test_a_receipt_that_cannot_be_read_is_a_problem(users: Path, content: str) -> None:
    folder = add(users, "en_vi", receipt=True)
    (folder / RECEIPT).write_text(content)
    assert verified(folder).problems == (f"{RECEIPT} cannot be read",)


@pytest.mark.parametrize(
    "name", ["en_vi", "EN-VI", "translate-en_vi", "translate-en_vi-1_9", "translate-en_vi-1.9"]
)
def test_a_package_answers_to_every_usual_name(users: Path, name: str) -> None:
    add(users, "en_vi", "1.9")
    assert [p.name for p in store.select(name, packages.installed())] == ["translate-en_vi"]


def test_a_mistyped_name_is_answered_with_the_nearest(users: Path) -> None:
    add(users, "en_vi")
    with pytest.raises(UsageError, match="did you mean en_vi"):
        store.select("en_vj", packages.installed())


def test_a_model_card_cannot_steer_the_terminal(users: Path) -> None:
    folder = add(users, "en_vi")
    (folder / "README.md").write_bytes(b"# Card\x1b[2J\xff\r\nend")
    package = store.read_package(folder)
    assert package is not None
    assert store.model_card(package) == "# Card\ufffd\nend"


def test_looking_at_packages_loads_no_translation_runtime() -> None:
    code = (
        "import sys; from workbench.drafting import packages; packages.installed();"
        "print([m for m in ('ctranslate2', 'sentencepiece', 'argostranslate.package')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_starter_is_as_it_was_made() -> None:
    found = store.packages_in(MODELS, is_starter=True)
    assert {p.pair for p in found} == {("en", "ru"), ("en", "vi")}
    for package in found:
        result = store.verify(package)
        assert (result.receipt is not None, result.problems) == (True, ())
        assert store.model_card(package).startswith("# English")


@pytest.mark.parametrize("target", ["vi", "ru"])
def test_a_starter_translates_a_sentence(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "_STARTER", MODELS)
    ctranslate2 = import_module("ctranslate2")
    argos = import_module("argostranslate.package")
    package = packages.find("en", target)
    assert package is not None

    tokenizer = argos.Package(package.path).tokenizer
    translator = ctranslate2.Translator(str(package.path / "model"), intra_threads=1)
    pieces = tokenizer.encode("The President met the Prime Minister in Moscow.")
    [result] = translator.translate_batch([pieces], beam_size=2)

    words = tokenizer.decode(result.hypotheses[0]).split()
    assert len(words) > 3


def test_refreshing_a_starter_replaces_the_version_before(
    users: Path, starters: Path, tmp_path: Path
) -> None:
    add(starters, "en_vi", "0.1")
    source = add(tmp_path / "work", "en_vi", "0.2")
    archive = shutil.make_archive(str(tmp_path / "fresh"), "zip", source.parent, source.name)

    [folder] = starter.refresh([Path(archive)])

    assert [p.name for p in starters.iterdir()] == ["translate-en_vi-0_2"]
    assert verified(folder).problems == ()
    assert json.loads((folder / RECEIPT).read_text())["installed"] is None
