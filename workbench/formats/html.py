"""Source and translations side by side on one page that needs nothing else: no network, no script.

Everything an article says goes in as text. The page forbids itself whatever it does not bring along:
its only script filters rows, and without it all rows are there.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.formats._html_elements import h
from workbench.formats._html_segments import Segments
from workbench.formats._html_summary import counts, legend, segment_filter, term_list
from workbench.languages import language

if TYPE_CHECKING:
    from lxml.etree import _Element

    from workbench.formats import Handover

DESCRIPTION = "a page with source and all languages side by side, terms marked"
PER_LANGUAGE = False

_HERE = Path(__file__).parent


def export(handover: Handover) -> dict[str, bytes]:
    """Return the page of an article."""
    from lxml import etree

    style = (_HERE / "_html_page.css").read_text(encoding="utf-8")
    script = (_HERE / "_html_page.js").read_text(encoding="utf-8")
    page = h("html", _head(handover, style, script), _body(handover), lang="en")
    page[-1].append(h("script", script))
    markup: str = etree.tostring(page, method="html", encoding="unicode")
    return {".html": f"<!doctype html>\n{markup}\n".encode()}


def _head(handover: Handover, style: str, script: str) -> _Element:
    policy = (
        f"default-src 'none'; style-src {_fingerprint(style)}; script-src {_fingerprint(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return h(
        "head",
        h("meta", charset="utf-8"),
        h("meta", http_equiv="Content-Security-Policy", content=policy),
        h("meta", name="viewport", content="width=device-width, initial-scale=1"),
        h("meta", name="color-scheme", content="light dark"),
        h("title", _title(handover)),
        h("style", style),
    )


def _body(handover: Handover) -> _Element:
    segments = Segments(handover)
    table = segments.table()
    terms = segments.terms.values()
    source = handover.article.language
    names = [language(catalog.language).name for catalog in handover.catalogs]
    about = f"{handover.article.path}, {language(source).name} – {', '.join(names)}"
    header = h("header", h("h1", _title(handover), lang=source), h("p", about))
    main = h(
        "main",
        counts(handover, terms),
        legend(bool(terms)),
        segment_filter(bool(terms)),
        table,
    )
    if terms:
        main.append(term_list(handover, terms))
    return h("body", h("a", "Skip to the segments", href="#segments", class_="skip"), header, main)


def _title(handover: Handover) -> str:
    return handover.article.title or handover.article.slug


def _fingerprint(content: str) -> str:
    """Return what a content security policy knows an inline style or script by."""
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    return f"'sha256-{digest}'"
