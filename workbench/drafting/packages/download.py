"""Downloading one file: to disk, within limits, against its checksum.

urllib is assembled by hand, so that only http and https exist, on every redirect too.
"""

from __future__ import annotations

import hashlib
import http.client
import re
import socket
import ssl
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from workbench import __version__
from workbench.errors import ModelError, UsageError
from workbench.text import clean_text, one_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import IO, BinaryIO

    Progress = Callable[[int, int | None], None]
    """Called with the bytes that have come and the bytes there will be, if known."""

LIMIT = 2 * 1024**3
"""No package is larger than this."""
TIMEOUT = 30.0
"""Seconds without a single byte after which a server is taken for dead."""
PATIENCE = 3600.0
"""Seconds after which even a server that sends byte by byte is given up."""

_CHUNK = 1 << 16
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_REASONS = (
    (ssl.SSLCertVerificationError, "the server's certificate is not trusted"),
    (ssl.SSLError, "no secure connection to the server"),
    (socket.gaierror, "no network, or no such server"),
    (TimeoutError, "the server does not answer"),
    (ConnectionRefusedError, "the server refuses the connection"),
)
_NOT_FOUND = frozenset({404, 410})


def checked_sha256(digest: str) -> str:
    """Return a SHA-256 as given by people in its usual form.

    Raises:
        UsageError: it is none.
    """
    usual = digest.strip().lower().removeprefix("sha256:")
    if not _SHA256.fullmatch(usual):
        shown = one_line(clean_text(digest))[:80]
        raise UsageError(f"“{shown}” is not a SHA-256", hint="give its 64 hexadecimal digits")
    return usual


def check_url(url: str, *, has_checksum: bool) -> None:
    """Refuse an address that must not be fetched.

    Over plain http anyone on the way can change a file, so it needs a checksum; not so on this
    computer itself.

    Raises:
        UsageError: names what is wrong with the address.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError as error:
        raise UsageError("not a usable address", path=shown_url(url)) from error
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https"):
        message = f"addresses of the kind “{scheme[:20]}:” are not fetched"
        raise UsageError(message, hint="give an https address or a file name", path=shown_url(url))
    if not host or re.search(r"[\x00-\x20\x7f]", url):
        raise UsageError("not a usable address", path=shown_url(url))
    if parts.username is not None or parts.password is not None:
        raise UsageError(
            "an address with a password would end up in the receipt",
            hint="download the file yourself and install it from there",
            path=shown_url(url),
        )
    if scheme == "http" and not has_checksum and host.lower() not in _LOOPBACK:
        raise UsageError(
            "plain http is not safe without a checksum",
            hint="use https, or give --sha256",
            path=shown_url(url),
        )


def shown_url(url: str) -> str:
    """Return the address fit for messages and receipts: no password, no query, no control."""
    try:
        parts = urlsplit(url)
        bare = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
    except ValueError:
        bare = url
    return one_line(clean_text(bare))[:300]


def download(
    url: str,
    destination: Path,
    *,
    sha256: str | None,
    limit: int = LIMIT,
    timeout: float = TIMEOUT,
    progress: Progress | None = None,
) -> str:
    """Download `url` to the new file `destination` and return its SHA-256.

    Whatever goes wrong, an interruption included, no file is left.

    Args:
        url: an http or https address.
        destination: a file that does not exist yet.
        sha256: what the digest must be; None when nobody knows.
        limit: the most bytes to accept.
        timeout: seconds to wait for the server at each step.
        progress: called after each piece.

    Raises:
        UsageError: the address must not be fetched.
        ModelError: the server or the network fails, or the file is not the expected one.
        OSError: the file cannot be written.
    """
    check_url(url, has_checksum=sha256 is not None)
    with destination.open("xb") as out:
        try:
            found = _fetch(
                url,
                out,
                has_checksum=sha256 is not None,
                limit=limit,
                timeout=timeout,
                progress=progress,
            )
            if sha256 is not None and found != sha256:
                raise ModelError(
                    f"wrong checksum: the download has SHA-256 {found}, expected is {sha256}",
                    hint="the download was deleted; try again, and if it stays so do not use it",
                    path=shown_url(url),
                )
        except BaseException:
            out.close()
            destination.unlink()
            raise
    return found


def _fetch(
    url: str,
    out: BinaryIO,
    *,
    has_checksum: bool,
    limit: int,
    timeout: float,
    progress: Progress | None,
) -> str:
    """Copy what `url` answers to `out` and return its digest."""
    digest = hashlib.sha256()
    received = 0
    started = time.monotonic()
    with _open(url, has_checksum=has_checksum, timeout=timeout) as response:
        expected = _content_length(response)
        if expected is not None and expected > limit:
            raise _too_large(url, limit)
        while chunk := _read(response, url):
            received += len(chunk)
            if received > limit:
                raise _too_large(url, limit)
            if time.monotonic() - started > PATIENCE:
                raise _failure(url, "the server is too slow")
            digest.update(chunk)
            out.write(chunk)
            if progress:
                progress(received, expected)
    if expected is not None and received != expected:
        raise _failure(url, f"the connection ended after {received:,} of {expected:,} bytes")
    return digest.hexdigest()


class _CheckedRedirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects only to addresses that could have been asked for."""

    def __init__(self, *, has_checksum: bool) -> None:
        self._has_checksum = has_checksum

    def redirect_request(  # noqa: PLR0917 - the signature of urllib
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        try:
            check_url(newurl, has_checksum=self._has_checksum)
        except UsageError:
            fp.close()
            raise
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _open(url: str, *, has_checksum: bool, timeout: float) -> http.client.HTTPResponse:
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        _CheckedRedirects(has_checksum=has_checksum),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    agent = {"User-Agent": f"translation-workbench/{__version__}", "Accept-Encoding": "identity"}
    request = urllib.request.Request(url, headers=agent)  # noqa: S310 - check_url has seen it
    try:
        response = opener.open(request, timeout=timeout)
    except (OSError, http.client.HTTPException, ValueError) as error:
        if isinstance(error, urllib.error.HTTPError):
            error.close()
        raise _failure(url, _reason(error)) from error
    assert isinstance(response, http.client.HTTPResponse)  # noqa: S101 - no other scheme exists
    return response


def _read(response: http.client.HTTPResponse, url: str) -> bytes:
    try:
        return response.read(_CHUNK)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _failure(url, _reason(error)) from error


def _content_length(response: http.client.HTTPResponse) -> int | None:
    length = response.headers.get("Content-Length", "")
    return int(length) if length.isascii() and length.isdigit() else None


def _reason(error: Exception) -> str:
    """Return why a download failed, in words of people."""
    if isinstance(error, urllib.error.HTTPError):
        refusal = "does not have it" if error.code in _NOT_FOUND else "refuses"
        return f"the server {refusal} (HTTP {error.code})"
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    for kind, reason in _REASONS:
        if isinstance(cause, kind):
            return reason
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror
    return one_line(clean_text(f"{type(cause).__name__}: {cause}"))[:120]


def _failure(url: str, reason: str) -> ModelError:
    hint = "try again later, or download the file elsewhere and install it from there"
    return ModelError(f"cannot be downloaded: {reason}", hint=hint, path=shown_url(url))


def _too_large(url: str, limit: int) -> ModelError:
    message = f"the download is larger than {limit:,} bytes"
    return ModelError(message, hint="this cannot be a model package", path=shown_url(url))
