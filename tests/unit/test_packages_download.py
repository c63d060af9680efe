"""Downloads, from a server on this computer only."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from workbench.drafting import packages
from workbench.drafting.packages import catalogue, folders, install
from workbench.drafting.packages.catalogue import Offer
from workbench.drafting.packages.download import download
from workbench.drafting.packages.receipt import Voucher
from workbench.errors import ModelError, StorageError, UsageError, WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def package_bytes(to_code: str = "vi", version: str = "1.0") -> bytes:
    stream = io.BytesIO()
    metadata = {"package_version": version, "from_code": "en", "to_code": to_code}
    with zipfile.ZipFile(stream, "w") as out:
        out.writestr("top/metadata.json", json.dumps(metadata))
        for part in ("bpe.model", "model/model.bin", "model/shared_vocabulary.json"):
            out.writestr(f"top/{part}", "content")
    return stream.getvalue()


PACKAGE = package_bytes()
DIGEST = hashlib.sha256(PACKAGE).hexdigest()


class Site(ThreadingHTTPServer):
    """A web site of a few pages; the address of its index ends in `/index.json`."""

    pages: dict[str, bytes]
    asked: list[str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Visitor(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        page = self.server.pages.get(self.path.partition("?")[0])
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif page is None:
            self.send_error(404)
        else:
            missing = 10 if self.path.startswith("/cut") else 0
            self.send_response(200)
            if not self.path.startswith("/unknown-length"):
                self.send_header("Content-Length", str(len(page) + missing))
            self.end_headers()
            self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as inherited
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("no_proxy", "*")
    server = Site(("127.0.0.1", 0), Visitor)
    server.asked = []
    pages = ("/x.argosmodel", "/cut.argosmodel", "/unknown-length.argosmodel")
    server.pages = dict.fromkeys(pages, PACKAGE)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep all folders below `tmp_path`; return the one of downloads."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "data/users"))
    monkeypatch.setattr(folders, "_STARTER", tmp_path / "starters")
    monkeypatch.setattr(folders, "downloads_folder", lambda: tmp_path / "downloads")
    return tmp_path / "downloads"


def test_a_download_with_its_checksum_is_installed(site: Site, downloads: Path) -> None:
    done = install.install(f"{site.url}/x.argosmodel?token=secret", sha256=DIGEST)

    assert packages.find("en", "vi") == done.package
    assert done.receipt.vouched_by is Voucher.USER
    assert done.receipt.source == f"{site.url}/x.argosmodel"
    assert list(downloads.iterdir()) == []


def test_a_wrong_checksum_deletes_the_download_and_names_both(site: Site, downloads: Path) -> None:
    wrong = "0" * 64
    with pytest.raises(ModelError, match=f"{DIGEST}.*{wrong}"):
        install.install(f"{site.url}/x.argosmodel", sha256=wrong)
    assert packages.installed() == ()
    assert list(downloads.iterdir()) == []


def test_a_download_without_checksum_wants_an_explicit_yes(site: Site) -> None:
    url = f"{site.url}/x.argosmodel"
    with pytest.raises(UsageError, match=r"--sha256.*--unverified"):
        install.install(url)
    assert site.asked == []

    assert install.install(url, unverified=True).receipt.vouched_by is Voucher.NOBODY


def test_a_body_cut_short_is_noticed_without_a_checksum(site: Site, downloads: Path) -> None:
    with pytest.raises(ModelError, match=f"after {len(PACKAGE)} of {len(PACKAGE) + 10} bytes"):
        install.install(f"{site.url}/cut.argosmodel", unverified=True)
    assert list(downloads.iterdir()) == []


def test_a_missing_page_is_named(site: Site) -> None:
    with pytest.raises(ModelError, match=r"none\.argosmodel: .*does not have it \(HTTP 404\)"):
        install.install(f"{site.url}/none.argosmodel", unverified=True)


def test_a_server_that_is_not_there_is_named(site: Site) -> None:
    site.shutdown()
    site.server_close()
    with pytest.raises(ModelError, match="refuses the connection"):
        install.install(f"{site.url}/x.argosmodel", unverified=True)


def test_a_server_that_says_nothing_is_given_up(tmp_path: Path, site: Site) -> None:
    # A server that listens, but that nobody runs.
    with ThreadingHTTPServer(("127.0.0.1", 0), Visitor) as silent:
        url = f"http://127.0.0.1:{silent.server_port}/x"
        with pytest.raises(ModelError, match="does not answer"):
            download(url, tmp_path / "x", sha256=None, timeout=0.1)
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("page", ["x", "unknown-length"])
def test_a_download_without_end_is_refused(site: Site, tmp_path: Path, page: str) -> None:
    url = f"{site.url}/{page}.argosmodel"
    with pytest.raises(ModelError, match="larger than 100 bytes"):
        download(url, tmp_path / "x", sha256=DIGEST, limit=100)
    assert not (tmp_path / "x").exists()


def test_progress_tells_what_has_come_and_what_there_will_be(site: Site, tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    download(
        f"{site.url}/x.argosmodel",
        tmp_path / "x",
        sha256=DIGEST,
        progress=lambda done, total: told.append((done, total)),
    )
    assert told[-1] == (len(PACKAGE), len(PACKAGE))


def test_an_interruption_leaves_nothing_behind(site: Site, tmp_path: Path, downloads: Path) -> None:
    def interrupt(done: int, total: int | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        install.install(f"{site.url}/x.argosmodel", sha256=DIGEST, progress=interrupt)
    assert list(downloads.iterdir()) == []
    assert not (tmp_path / "data/users").exists()


def test_a_downloads_folder_that_cannot_be_written_is_named(site: Site, downloads: Path) -> None:
    downloads.write_text("a file")
    with pytest.raises(StorageError, match="XDG_CACHE_HOME"):
        install.install(f"{site.url}/x.argosmodel", sha256=DIGEST)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "“file:”"),
        ("ftp://example.org/x", "“ftp:”"),
        ("https://user:password@example.org/x", "receipt"),
        ("https:///x", "not a usable address"),
        ("https://exa mple.org/x", "not a usable address"),
        ("https://[::1/x", "not a usable address"),
        ("http://example.org/x", "plain http"),
    ],
)
def test_addresses_that_are_not_safe_are_refused_unasked(url: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason) as refusal:
        install.install(url, unverified=True)
    assert "password@" not in str(refusal.value)


@pytest.mark.parametrize(
    ("target", "reason"),
    [("http://example.org/x", "plain http"), ("file:///etc/passwd", "HTTP 302")],
)
def test_a_redirect_to_an_unsafe_address_is_not_followed(
    site: Site, target: str, reason: str
) -> None:
    with pytest.raises(WorkbenchError, match=reason):
        install.install(f"{site.url}/to/{target}", unverified=True)


def test_a_redirect_to_a_safe_address_is_followed(site: Site) -> None:
    url = f"{site.url}/to/{site.url}/x.argosmodel"
    assert install.install(url, sha256=DIGEST).package.name == "translate-en_vi"


def offer(site: Site, digest: str | None) -> Offer:
    urls = (f"{site.url}/gone.argosmodel", f"{site.url}/x.argosmodel")
    return Offer(from_code="en", to_code="vi", version="1.0", urls=urls, sha256=digest)


def test_a_catalogue_entry_is_installed_by_pair_from_the_first_address_that_has_it(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "CATALOGUE", (offer(site, DIGEST),))
    done = install.install("en-vi")
    assert done.receipt.vouched_by is Voucher.CATALOGUE
    assert site.asked == ["/gone.argosmodel", "/x.argosmodel"]


def test_a_catalogue_entry_must_match_even_when_unverified_is_given(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "CATALOGUE", (offer(site, "1" * 64),))
    with pytest.raises(ModelError, match="wrong checksum"):
        install.install("en_vi", unverified=True)


def test_a_checksum_that_contradicts_the_catalogue_is_refused_unasked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "CATALOGUE", (offer(site, DIGEST),))
    with pytest.raises(UsageError, match="is known to have"):
        install.install("en_vi", sha256="1" * 64)
    assert site.asked == []


@pytest.fixture
def index(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Serve an index with two versions of a package, and entries that make no sense."""
    entries: list[object] = [
        {"package_version": v, "from_code": "en", "to_code": "fr", "links": [f"{site.url}/{v}"]}
        for v in ("1.10", "1.9")
    ]
    nonsense = {"package_version": "1", "from_code": "../..", "to_code": "fr", "links": ["x"]}
    no_links = {"package_version": "1", "from_code": "en", "to_code": "de", "links": ["ipfs://x"]}
    known = {"package_version": "1.9", "from_code": "en", "to_code": "vi", "links": ["https://x"]}
    entries += [nonsense, no_links, known, {"type": "sbd"}, 3]
    site.pages["/index.json"] = json.dumps(entries).encode()
    site.pages["/1.10"] = package_bytes("fr", "1.10")
    monkeypatch.setattr(folders, "index_url", lambda: f"{site.url}/index.json")
    return site


def test_the_index_offers_what_makes_sense_and_is_not_in_the_catalogue(index: Site) -> None:
    offers = [(found.name, found.version) for found in catalogue.fetch_index()]
    assert offers == [("translate-en_fr", "1.10"), ("translate-en_fr", "1.9")]


def test_the_newest_package_of_the_index_is_installed_when_accepted(index: Site) -> None:
    with pytest.raises(UsageError, match="--unverified"):
        install.install("en_fr")
    done = install.install("en_fr", unverified=True)
    assert done.package.version == "1.10"
    assert done.receipt.vouched_by is Voucher.NOBODY


def test_a_package_for_other_languages_than_promised_is_refused(index: Site) -> None:
    index.pages["/1.10"] = PACKAGE
    with pytest.raises(ModelError, match="translate-en_vi where translate-en_fr was promised"):
        install.install("en_fr", unverified=True)
    assert packages.installed() == ()


def test_an_unknown_name_is_answered_with_the_nearest(index: Site) -> None:
    with pytest.raises(UsageError, match="did you mean en_vi"):
        install.install("en_vj")


@pytest.mark.parametrize("content", [b"<html>", b"{}", b"\xff"])
def test_an_index_that_makes_no_sense_is_named(index: Site, content: bytes) -> None:
    index.pages["/index.json"] = content
    with pytest.raises(ModelError, match=r"index\.json: “en_fr” is not in the catalogue"):
        install.install("en_fr")


def test_the_index_address_follows_the_settings_of_argos(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "https://example.org/mirror")
    assert folders.index_url() == "https://example.org/mirror/index.json"
