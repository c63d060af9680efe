"""The translation models on this computer: list, install, remove and verify them.

A model you install is used instead of the starter model for the same languages. Every download is
compared with a SHA-256 checksum; `verify` compares every file again.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from workbench.cli._shared import narrate, print_json, table
from workbench.errors import ExitCode, ModelError, UsageError
from workbench.text import clean_text, one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from workbench.drafting.packages.catalogue import Offer
    from workbench.drafting.packages.download import Progress
    from workbench.drafting.packages.install import Installation
    from workbench.drafting.packages.store import InstalledPackage, Verification

SUMMARY = "list, install, remove and verify the translation models"

EXAMPLES = """\
  workbench models list                     which there are, and which are used
  workbench models list -v                  with what each says about itself
  workbench models list --available         also what can be installed by name
  workbench models install en_vi en_ru      from the catalogue, against their checksums
  workbench models install ./translate-en_ru-1_9.argosmodel
  workbench models install https://example.org/my.argosmodel --sha256 86957101…
  workbench models verify                   every file against its checksum
  workbench models remove translate-en_vi

for programs:
  list --json    {"packages": [{"name", "version", "from", "to", "path", "size", "where": "starter"
                 or "installed", "used", "damage", "source", "sha256", "vouched_by", "card" (with
                 -v)}], "available": [{"name", "version", "from", "to", "size", "sha256", "urls"}]
                 (with --available)}
  verify --json  {"packages": [{"name", "version", "path", "checksums": true or false,
                 "problems": [text]}]}"""

_MEGABYTE = 1_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the actions of the command."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")

    listing = actions.add_parser("list", help="show the packages on this computer")
    listing.add_argument("-v", "--verbose", action="store_true", help="with their model cards")
    listing.add_argument("--available", action="store_true", help="also what can be installed")
    listing.add_argument("--json", action="store_true", help="as JSON")
    listing.set_defaults(act=_list)

    installing = actions.add_parser("install", help="install from a name, a file or an address")
    installing.add_argument(
        "what",
        nargs="+",
        metavar="WHAT",
        help="en_vi, translate-en_vi, FILE.argosmodel or https://…",
    )
    installing.add_argument(
        "--sha256", metavar="HEX", help="refuse the file unless this is its SHA-256"
    )
    installing.add_argument(
        "--unverified",
        action="store_true",
        help="accept a download whose checksum nobody published; it is recorded and shown",
    )
    installing.set_defaults(act=_install)

    removing = actions.add_parser("remove", help="remove packages that you installed")
    removing.add_argument("name", nargs="+", metavar="NAME", help="en_vi or translate-en_vi")
    removing.set_defaults(act=_remove)

    verifying = actions.add_parser("verify", help="check every file against its checksum")
    verifying.add_argument("name", nargs="*", metavar="NAME", help="all packages if none is given")
    verifying.add_argument("--json", action="store_true", help="as JSON")
    verifying.set_defaults(act=_verify)


def run(args: argparse.Namespace) -> ExitCode:
    """Do what `add_arguments` declared."""
    code: ExitCode = args.act(args)
    return code


def _list(args: argparse.Namespace) -> ExitCode:
    from workbench.drafting.packages import store

    packages = store.installed()
    used = {package.path for package in store.in_use(packages).values()}
    offers = _offers() if args.available else None
    if args.json:
        content: dict[str, Any] = {
            "packages": [
                _package_as_json(p, is_used=p.path in used, with_card=args.verbose)
                for p in packages
            ]
        }
        if offers is not None:
            content["available"] = [_offer_as_json(offer) for offer in offers]
        print_json(content)
        return ExitCode.OK
    _print_table(
        ("pair", "name", "version", "size", "where", "status"),
        [
            (
                _pair(p),
                p.name,
                p.version,
                _megabytes(p.size),
                _where(p),
                _status(p, is_used=p.path in used),
            )
            for p in packages
        ],
    )
    if offers is not None:
        print()
        _print_table(
            ("available", "name", "version", "size", "checksum"),
            [
                (_pair(o), o.name, o.version, _megabytes(o.size), o.sha256 or "none published")
                for o in offers
            ],
        )
    if args.verbose:
        for package in packages:
            print(f"\n{package.label}, {package.path}")
            card = store.model_card(package) or "This package says nothing about itself."
            print("\n".join(f"    {line}".rstrip() for line in card.splitlines()))
    return ExitCode.OK


def _install(args: argparse.Namespace) -> ExitCode:
    if args.sha256 is not None and len(args.what) > 1:
        raise UsageError(
            "--sha256 is the checksum of one file, and several are given",
            hint="install them one by one",
        )
    from workbench.drafting.packages.install import install

    for what in args.what:
        narrate(f"installing {what}")
        with _progress_bar(one_line(clean_text(what))) as progress:
            installation = install(
                what, sha256=args.sha256, unverified=args.unverified, progress=progress
            )
        _narrate_installation(installation)
        print(installation.package.path)
    return ExitCode.OK


def _narrate_installation(installation: Installation) -> None:
    voices = {
        "catalogue": "as the catalogue says",
        "user": "as given",
        "local-file": "of the local file, recorded",
        "nobody": "NOT VERIFIED: nobody published a checksum",
    }
    receipt = installation.receipt
    narrate(f"SHA-256 {receipt.sha256} ({voices[receipt.vouched_by]})")
    for old in installation.replaced:
        narrate(f"replaced {old.label}")
    narrate(f"installed {installation.package.label}")


def _remove(args: argparse.Namespace) -> ExitCode:
    from workbench.drafting.packages import store
    from workbench.drafting.packages.install import remove

    # All names are looked up before the first package goes.
    chosen = [_removable(name) for name in args.name]
    for package in dict.fromkeys(chosen):
        remove(package)
        narrate(f"removed {package.label}")
        remaining = store.find(*package.pair)
        if remaining is not None:
            narrate(f"{_pair(package)} is now drafted with {remaining.label}")
    return ExitCode.OK


def _removable(name: str) -> InstalledPackage:
    """Return the one package of the user that `name` means, or a starter if there is no other."""
    from workbench.drafting.packages import store

    found = store.select(name, store.installed())
    users = tuple(package for package in found if not package.is_starter)
    if len(users) > 1:
        names = " or ".join(package.path.name for package in users)
        raise UsageError(f"“{name}” means several packages", hint=f"say {names}")
    return (users or found)[0]


def _verify(args: argparse.Namespace) -> ExitCode:
    from workbench.drafting.packages import store

    packages = store.installed()
    chosen = [p for name in args.name for p in store.select(name, packages)] or packages
    results = [store.verify(package) for package in _with_progress(tuple(dict.fromkeys(chosen)))]
    if args.json:
        print_json({"packages": [_verification_as_json(result) for result in results]})
    else:
        for result in results:
            _print_verification(result)
    if not results:
        raise ModelError("there are no packages to verify", hint="workbench models install en_vi")
    damaged = [result.package for result in results if result.problems]
    for package in damaged:
        narrate(f"{package.label}: {_mend(package)}")
    return ExitCode.NO_ENGINE if damaged else ExitCode.OK


def _print_verification(result: Verification) -> None:
    package = result.package
    if result.problems:
        verdict = "damaged"
    elif result.receipt is None:
        verdict = "complete, no checksums are known (another program installed it)"
    else:
        verdict = f"ok, {len(result.receipt.files)} files"
    print(f"{package.label} ({_where(package)}): {verdict}")
    for problem in result.problems:
        print(f"    {one_line(clean_text(problem))}")


def _mend(package: InstalledPackage) -> str:
    if package.is_starter:
        return "came with the workbench; install the workbench again"
    if not package.from_code:
        return f"remove the folder {package.path}, or install the package again"
    return f"install it again, for example: workbench models install {_pair(package)}"


def _offers() -> tuple[Offer, ...]:
    """Return the catalogue and, when it can be reached, the Argos index."""
    from workbench.drafting.packages.catalogue import CATALOGUE, fetch_index

    try:
        narrate("reading the Argos index")
        index = fetch_index()
    except ModelError as error:
        narrate(f"the Argos index is left out: {error}")
        return CATALOGUE
    return (*CATALOGUE, *sorted(index, key=lambda offer: (offer.name, offer.version)))


def _status(package: InstalledPackage, *, is_used: bool) -> str:
    if package.damage:
        return f"damaged: {package.damage}"
    if not is_used:
        return "not used, another for these languages comes first"
    vouched_by = _origin(package)["vouched_by"]
    if vouched_by is None:
        return "ok, no checksums"
    return "ok, unverified download" if vouched_by == "nobody" else "ok"


def _origin(package: InstalledPackage) -> dict[str, str | None]:
    """Return what the receipt says about the archive; nothing known where there is none."""
    from workbench.drafting.packages.receipt import read_receipt

    try:
        receipt = read_receipt(package.path)
    except ValueError:
        receipt = None
    keys = ("source", "sha256", "vouched_by")
    return {key: None if receipt is None else getattr(receipt, key) for key in keys}


def _package_as_json(
    package: InstalledPackage, *, is_used: bool, with_card: bool
) -> dict[str, object]:
    content: dict[str, object] = {
        "name": package.name,
        "version": package.version,
        "from": package.from_code,
        "to": package.to_code,
        "path": str(package.path),
        "size": package.size,
        "where": _where(package),
        "used": is_used,
        "damage": package.damage or None,
        **_origin(package),
    }
    if with_card:
        from workbench.drafting.packages.store import model_card

        content["card"] = model_card(package)
    return content


def _offer_as_json(offer: Offer) -> dict[str, object]:
    return {
        "name": offer.name,
        "version": offer.version,
        "from": offer.from_code,
        "to": offer.to_code,
        "size": offer.size,
        "sha256": offer.sha256,
        "urls": list(offer.urls),
    }


def _verification_as_json(result: Verification) -> dict[str, object]:
    return {
        "name": result.package.name,
        "version": result.package.version,
        "path": str(result.package.path),
        "checksums": result.receipt is not None,
        "problems": list(result.problems),
    }


def _pair(package: InstalledPackage | Offer) -> str:
    return f"{package.from_code}_{package.to_code}" if package.from_code else "?"


def _where(package: InstalledPackage) -> str:
    return "starter" if package.is_starter else "installed"


def _megabytes(size: int | None) -> str:
    return "?" if size is None else f"{size / _MEGABYTE:.1f} MB"


def _print_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    cleaned = [[one_line(clean_text(cell)) for cell in row] for row in rows]
    print("\n".join(table([head, *cleaned], right=[head.index("size")])))


@contextmanager
def _progress_bar(what: str) -> Iterator[Progress]:
    """Yield a callback that shows a bar from its first call on, if standard error is a terminal."""
    from tqdm import tqdm

    with tqdm(desc=what, unit="B", unit_scale=True, disable=None, delay=0.5) as bar:

        def show(done: int, total: int | None) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield show


def _with_progress(packages: tuple[InstalledPackage, ...]) -> Iterator[InstalledPackage]:
    from tqdm import tqdm

    yield from tqdm(packages, desc="verifying", unit="package", disable=None, delay=1)
