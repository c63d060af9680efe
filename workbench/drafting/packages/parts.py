"""What makes a folder or an archive a model package: its metadata and its parts."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

METADATA = "metadata.json"
MODEL_CARD = "README.md"
TOKENIZERS = ("sentencepiece.model", "bpe.model")
MODEL = "model/model.bin"

TRANSLATE = "translate"
"""The only type of package that drafts; Argos also knows packages of sentence splitters."""

_CODE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}")
# Becomes part of a folder name, so it cannot begin with a dot or hold a separator.
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,31}")


class PartsError(ValueError):
    """Why a folder or an archive is not a usable package, in a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoding:
    """How a model is decoded best: `"decoding"` in `metadata.json`, which Argos does not read."""

    length_penalty: float = 0.2
    """Exponent of the length by which the score of a hypothesis is divided, 0 to 3. What packages
    without a word of their own were tuned with: the figure of Argos Translate."""
    repetition_penalty: float = 1.0
    """By what pieces that were written already become less likely, 1 to 2: Keskar et al. 2019."""


STANDARD = Decoding()
_RANGES = {"length_penalty": (0.0, 3.0), "repetition_penalty": (1.0, 2.0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What `metadata.json` says that the workbench relies on."""

    from_code: str
    to_code: str
    version: str
    type: str = TRANSLATE
    decoding: Decoding = STANDARD

    @property
    def name(self) -> str:
        """The name without version, as Argos writes it: `translate-en_vi`."""
        return f"{self.type}-{self.from_code}_{self.to_code}"

    @property
    def folder(self) -> str:
        """The folder a package of this name and version is installed in."""
        return f"{self.name}-{self.version.replace('.', '_')}"


def parse_metadata(raw: bytes) -> Metadata:
    """Return what `metadata.json` says.

    Raises:
        PartsError: it is no JSON object, or lacks a sane language code or version.
    """
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise PartsError(f"{METADATA} is not valid JSON") from error
    if not isinstance(found, dict):
        raise PartsError(f"{METADATA} is not a JSON object")
    kind = found.get("type", TRANSLATE)
    if kind != TRANSLATE:
        # Other types have no pair, so nothing more can be asked of them.
        return Metadata(from_code="", to_code="", version="", type=str(kind)[:40])
    return Metadata(
        from_code=_field(found, "from_code", _CODE),
        to_code=_field(found, "to_code", _CODE),
        version=_field(found, "package_version", _VERSION),
        decoding=_decoding(found.get("decoding")),
    )


def check_parts(names: Collection[str]) -> None:
    """Check that the relative paths `names` hold everything translation needs.

    Raises:
        PartsError: names the first part that is lacking.
    """
    if METADATA not in names:
        raise PartsError(f"{METADATA} is missing or empty")
    if MODEL not in names:
        raise PartsError(f"{MODEL} is missing or empty")
    if not any(name in names for name in TOKENIZERS):
        raise PartsError(f"the tokenizer ({' or '.join(TOKENIZERS)}) is missing or empty")
    if not (_has_vocabulary(names, "shared_", "") or _has_both_vocabularies(names)):
        raise PartsError("the vocabulary in model/ is missing or empty")


def _has_vocabulary(names: Collection[str], *prefixes: str) -> bool:
    suffixes = (".json", ".txt")
    return any(f"model/{p}vocabulary{s}" in names for p in prefixes for s in suffixes)


def _has_both_vocabularies(names: Collection[str]) -> bool:
    return _has_vocabulary(names, "source_") and _has_vocabulary(names, "target_")


def _field(found: dict[str, object], key: str, form: re.Pattern[str]) -> str:
    value = found.get(key)
    if not isinstance(value, str) or not form.fullmatch(value):
        raise PartsError(f"{METADATA} has no usable {key}")
    return value


def _decoding(found: object) -> Decoding:
    """Return what is said of decoding; nothing makes a package useless that other programs use."""
    said = found if isinstance(found, dict) else {}
    sane = {
        key: float(said[key])
        for key, (least, most) in _RANGES.items()
        if isinstance(said.get(key), int | float) and least <= said[key] <= most
    }
    return Decoding(**sane)


def version_key(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, to compare by."""
    return tuple(int(number) for number in re.findall(r"[0-9]{1,9}", version))


def aliases(from_code: str, to_code: str, version: str) -> tuple[str, ...]:
    """Return what people may call a package, the shortest form first, in lower case."""
    pair = f"{from_code}_{to_code}"
    name = f"{TRANSLATE}-{pair}"
    folder = f"{name}-{version.replace('.', '_')}"
    spellings = (pair, f"{from_code}-{to_code}", name, folder, f"{name}-{version}")
    return tuple(dict.fromkeys(spelling.lower() for spelling in spellings))
