"""The agency's end mark, `./.`, in place of the last full stop of an article.

It is kept from models, which make figures of it or leave it out.
"""

from __future__ import annotations

END_MARK = "./."


def marked(text: str) -> str:
    """Return `text` with the end mark in place of its full stop."""
    return f"{text.removesuffix('.')}{END_MARK}"


def without_end_mark(text: str) -> str:
    """Return `text` with a full stop where it has the end mark."""
    return f"{text.removesuffix(END_MARK)}." if text.endswith(END_MARK) else text


def with_end_mark(text: str, source: str) -> str:
    """Return a translation with the end mark in place of its full stop, if its source has one.

    What is empty, or has the mark, stays as it is.
    """
    if not text or text.endswith(END_MARK) or not source.endswith(END_MARK):
        return text
    return marked(text)


def rest_of_end_mark(typed: str, source: str) -> str:
    """Return what of the end mark is to follow a full stop; nothing if the source has no mark."""
    if source.endswith(END_MARK) and not typed.endswith(END_MARK):
        for count in range(len(END_MARK) - 1, 0, -1):
            if typed.endswith(END_MARK[:count]):
                return END_MARK[count:]
    return ""
