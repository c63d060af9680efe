"""What can be installed by name: packages whose checksum is known here, then the Argos index."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.drafting.packages import folders
from workbench.drafting.packages.download import download, shown_url
from workbench.drafting.packages.parts import (
    TRANSLATE,
    PartsError,
    aliases,
    parse_metadata,
    version_key,
)
from workbench.drafting.packages.store import unknown_name
from workbench.errors import ModelError, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterable

_INDEX_LIMIT = 16 * 1024**2
_INDEX_TIMEOUT = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A package that can be downloaded."""

    from_code: str
    to_code: str
    version: str
    urls: tuple[str, ...]
    """Where it is; the first that answers is used."""
    sha256: str | None
    """None when nobody publishes a checksum, as in the Argos index."""
    size: int | None = None

    @property
    def name(self) -> str:
        """The name without version: `translate-en_vi`."""
        return f"{TRANSLATE}-{self.from_code}_{self.to_code}"

    @property
    def aliases(self) -> tuple[str, ...]:
        """What people may call it, in lower case."""
        return aliases(self.from_code, self.to_code, self.version)


CATALOGUE = (
    Offer(
        from_code="en",
        to_code="vi",
        version="1.9",
        urls=("https://argos-net.com/v1/translate-en_vi-1_9.argosmodel",),
        sha256="86957101aa4099aa9a1a7492e41987d938d3cf0fdaf4fb684c0797a9d567dd16",
        size=67_770_159,
    ),
    Offer(
        from_code="en",
        to_code="ru",
        version="1.9",
        urls=("https://argos-net.com/v1/translate-en_ru-1_9.argosmodel",),
        sha256="591d743ae103752b88ffc38785c50421320f4eff93c8967e0d3d2e14d4e27811",
    ),
)


def find_offer(name: str) -> Offer:
    """Return what people call `name`, from the catalogue or else from the Argos index.

    Raises:
        UsageError: neither has it; the hint names what is nearest.
        ModelError: the catalogue does not have it and the index cannot be read.
    """
    wanted = name.lower()
    for offer in CATALOGUE:
        if wanted in offer.aliases:
            return offer
    try:
        offers = fetch_index()
    except ModelError as error:
        known = ", ".join(offer.aliases[0] for offer in CATALOGUE)
        raise ModelError(
            f"“{name}” is not in the catalogue ({known}), and the Argos index {error.message}",
            hint=error.hint,
            path=error.path,
        ) from error
    matching = [offer for offer in offers if wanted in offer.aliases]
    if not matching:
        known_offers = (*CATALOGUE, *offers)
        raise unknown_name(name, (alias for offer in known_offers for alias in offer.aliases))
    return max(matching, key=lambda offer: version_key(offer.version))


def fetch_index() -> tuple[Offer, ...]:
    """Download the Argos index and return what it offers beyond the catalogue.

    argostranslate would fetch it too, but without a timeout, and it swallows the failure.

    Raises:
        ModelError: it cannot be downloaded or makes no sense.
    """
    url = folders.index_url()
    try:
        with tempfile.TemporaryDirectory(prefix="workbench-index-") as folder:
            path = Path(folder) / "index.json"
            # Nobody publishes a checksum; whatever it leads to needs one or `--unverified`.
            download(url, path, sha256=None, limit=_INDEX_LIMIT, timeout=_INDEX_TIMEOUT)
            return parse_index(path.read_bytes(), url)
    except OSError as error:
        raise StorageError(
            f"no room for the index: {error.strerror}", path=error.filename
        ) from error


def parse_index(raw: bytes, url: str) -> tuple[Offer, ...]:
    """Return the offers of an index; entries that make no sense are left out.

    Raises:
        ModelError: it is no index at all.
    """
    try:
        entries = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise ModelError("is not valid JSON", path=shown_url(url)) from error
    if not isinstance(entries, list):
        raise ModelError("is not a list of packages", path=shown_url(url))
    offers = (_offer(entry) for entry in entries if isinstance(entry, dict))
    known = {(offer.name, offer.version) for offer in CATALOGUE}
    return tuple(o for o in offers if o is not None and (o.name, o.version) not in known)


def _offer(entry: dict[str, object]) -> Offer | None:
    try:
        metadata = parse_metadata(json.dumps(entry).encode())
    except PartsError:
        return None
    urls = _web_addresses(entry.get("links"))
    if metadata.type != TRANSLATE or not urls:
        return None
    return Offer(
        from_code=metadata.from_code,
        to_code=metadata.to_code,
        version=metadata.version,
        urls=urls,
        sha256=None,
    )


def _web_addresses(links: object) -> tuple[str, ...]:
    candidates: Iterable[object] = links if isinstance(links, list) else ()
    return tuple(
        link
        for link in candidates
        if isinstance(link, str) and link.startswith(("https://", "http://"))
    )
