"""One project: its articles, catalogs and settings. The command line and the editor ask here."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from workbench import config, languages
from workbench.amount import word_count
from workbench.articles.readers import article_suffixes
from workbench.catalog import Catalog, follow
from workbench.catalog.files import exclusive, storage_error, write_atomic
from workbench.catalog.store import CatalogStore
from workbench.errors import ArticleError, ConfigError, GlossaryError, UsageError
from workbench.model import Article, State, digest

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from workbench.exchange.ledger import Ledger
    from workbench.glossary.forms import FormTable
    from workbench.glossary.match import Matcher
    from workbench.glossary.term import Glossary
    from workbench.memory import Memory

ARTICLES = "translations"
DERIVED = ".workbench"
GLOSSARY = Path("glossaries") / "names.csv"
GLOSSARY_COLUMNS = "id,kind,en,vi,ru,en.also,vi.also,ru.also,vi.avoid,ru.avoid,ru.decl,ru.forms,case,status,note,source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far one article is in one language."""

    slug: str
    language: str
    states: Counter[State]
    words: int
    """Source words of all units."""
    words_left: int
    """Source words of units that are not approved."""
    obsolete: int
    """Human translations whose sentence the article no longer has."""
    is_drafted: bool
    """Whether there is a catalog at all."""
    stale: tuple[str, ...] = ()
    """Ids of machine drafts that obeyed other rows of the glossary than there are now."""

    @property
    def units(self) -> int:
        """How many units there are."""
        return self.states.total()


class Project:
    """A folder with `translations/`, `glossaries/` and settings.

    Args:
        root: the project folder.
        settings: its configuration.
    """

    def __init__(self, root: Path, settings: config.Config) -> None:
        self.root = root
        self.settings = settings
        self.store = CatalogStore(folder=root / ARTICLES, source=settings.source)

    @classmethod
    def open(cls, start: Path) -> Project:
        """Return the project at or above `start`.

        Raises:
            ConfigError: there is none, or its settings are wrong.
        """
        found = config.find_root(start.resolve())
        if found is None:
            raise ConfigError(
                "no project here or above",
                hint="go to one, or run `workbench init` to make one",
                path=start,
            )
        root, path = found
        settings = config.read_config(path)
        for code in (settings.source, *settings.targets):
            try:
                languages.require(code)
            except UsageError as error:
                raise ConfigError(error.message, hint=error.hint, path=path) from None
        if settings.source in settings.targets:
            raise ConfigError(
                f"“{settings.source}” is both source and target",
                hint="take it out of “targets”",
                path=path,
            )
        return cls(root, settings)

    @property
    def article_folder(self) -> Path:
        """Where the articles are."""
        return self.root / ARTICLES / self.settings.source

    @cached_property
    def article_paths(self) -> dict[str, Path]:
        """The article files by slug, sorted.

        Raises:
            ArticleError: the folder is missing, or two articles have the same name.
        """
        try:
            files = sorted(p for p in self.article_folder.iterdir() if p.is_file())
        except OSError as error:
            raise ArticleError(
                f"no folder of articles: {(error.strerror or str(error)).lower()}",
                hint="create it and put articles there",
                path=self.article_folder,
            ) from None
        found: dict[str, Path] = {}
        for path in files:
            if path.name.startswith(".") or path.suffix.lower() not in article_suffixes():
                continue
            if path.stem in found:
                raise ArticleError(
                    f"two articles are called {path.stem}",
                    hint=f"rename this one or {found[path.stem].name}",
                    path=path,
                )
            found[path.stem] = path
        return found

    def look_again(self) -> None:
        """Forget which articles and terms there are; the next to ask finds them as they are then."""
        for name in ("article_paths", "glossary_digest", "glossary_data", "glossary"):
            self.__dict__.pop(name, None)

    def choose(self, names: Sequence[str]) -> list[str]:
        """Return the slugs of the articles named, all if none is named.

        A name is a slug, a file name or a path.

        Raises:
            UsageError: there is no such article, or no article at all.
        """
        known = self.article_paths
        if not known:
            suffixes = " ".join(sorted(article_suffixes()))
            raise UsageError("no articles", hint=f"put {suffixes} here", path=self.article_folder)
        chosen = [self._slug(name) for name in names] or list(known)
        return list(dict.fromkeys(chosen))

    def choose_languages(self, codes: Sequence[str]) -> list[str]:
        """Return the target languages named, all of the project's if none is named.

        Raises:
            UsageError: the project does not translate into one of them.
        """
        for code in codes:
            languages.require(code)
            if code not in self.settings.targets:
                known = ", ".join(self.settings.targets)
                raise UsageError(
                    f"this project does not translate into “{code}”",
                    hint=f"its languages: {known}; add it to “targets” in the settings",
                )
        return list(dict.fromkeys(codes)) or list(self.settings.targets)

    def article(self, slug: str) -> Article:
        """Read one article.

        Raises:
            ArticleError: it cannot be read.
        """
        from workbench.articles.reading import read_article

        source = languages.language(self.settings.source)
        return read_article(self.article_paths[slug], root=self.root, language=source)

    def catalog(self, article: Article, language: str) -> Catalog:
        """Return the catalog of `article` in `language`, fitted to the article as it is now.

        Raises:
            CatalogError: it cannot be read.
        """
        return follow(self.store.read_or_new(article.slug, language), article)

    def progress(self, slug: str, codes: Sequence[str]) -> Iterator[Progress]:
        """Yield how far article `slug` is in each language.

        The article is only segmented again when a catalog is missing or older than the article.
        """
        path = self.article_paths[slug]
        article: Article | None = None
        for code in codes:
            found = self.store.read(slug, code)
            if found is None or not _is_current(found, path):
                article = article or self.article(slug)
                catalog = self.catalog(article, code)
            else:
                catalog = found
            words = [(unit, word_count(unit.source)) for unit in catalog.units]
            yield Progress(
                slug=slug,
                language=code,
                states=catalog.states(),
                words=sum(n for _, n in words),
                words_left=sum(n for unit, n in words if unit.state < State.APPROVED),
                obsolete=len(catalog.obsolete),
                is_drafted=found is not None,
                stale=self._stale(catalog),
            )

    def _stale(self, catalog: Catalog) -> tuple[str, ...]:
        """Return the ids of stale drafts; the glossary is only read when it has changed."""
        drafted = [unit for unit in catalog.units if unit.target and not unit.is_human]
        if not drafted or catalog.glossary_digest == self.glossary_digest:
            return ()
        matcher = self.matchers([catalog.language]).get(catalog.language)
        return tuple(u.id for u in drafted if matcher is not None and matcher.is_stale(u))

    @cached_property
    def glossary_digest(self) -> str:
        """Digest of the glossary file, empty if there is none or it has no rows."""
        rows = self.glossary_data.strip().count(b"\n")
        return digest(self.glossary_data) if rows else ""

    @cached_property
    def glossary_data(self) -> bytes:
        """The glossary file, empty if there is none.

        Raises:
            GlossaryError: it cannot be read.
        """
        try:
            return (self.root / GLOSSARY).read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise GlossaryError(f"cannot be read: {reason}", path=GLOSSARY) from error

    @cached_property
    def glossary(self) -> Glossary:
        """The terms of the glossary; none if there is no file.

        Raises:
            GlossaryError: it is not a glossary.
        """
        from workbench.glossary.table import read_table
        from workbench.glossary.term import Glossary

        if not self.glossary_data:
            return Glossary()
        return read_table(self.glossary_data, self.root / GLOSSARY).glossary()

    @cached_property
    def forms(self) -> FormTable:
        """Inflected forms, kept from run to run."""
        from workbench.glossary.forms import FormTable

        return FormTable(self.root / DERIVED / "forms.json")

    def matchers(self, codes: Sequence[str]) -> dict[str, Matcher]:
        """Return the glossary for each target language, none if it has no terms."""
        from workbench.glossary.match import Matcher

        if not self.glossary.terms:
            return {}
        source = self.settings.source
        return {code: Matcher(self.glossary, source, code, self.forms) for code in codes}

    @cached_property
    def memory(self) -> Memory:
        """Earlier translations: what is approved in the catalogs, and what was imported."""
        from workbench.memory import Memory

        return Memory(
            self.root / DERIVED / "memory.sqlite",
            self.store,
            self.settings.targets,
            imports=self.root / "memory",
            matchers=self.matchers,
        )

    def ledger(self, slug: str, language: str) -> Ledger:
        """Return what was handed on of an article in one language."""
        from workbench.exchange.ledger import Ledger

        return Ledger(self.root / DERIVED / "handed-on" / f"{slug}.{language}.json")

    def note_handed_on(self, catalog: Catalog) -> None:
        """Remember what leaves the project, so that what comes back can be told from it.

        Raises:
            StorageError: it cannot be written.
        """
        self._ignore_derived()
        self.ledger(catalog.slug, catalog.language).note(catalog.units)

    def save_forms(self) -> None:
        """Keep the forms that were made in this run for the next."""
        data = self.forms.save()
        if data is not None:
            self._ignore_derived()
            write_atomic(self.root / DERIVED / "forms.json", data)

    @contextmanager
    def exclusive(self, doing: str) -> Iterator[None]:
        """Keep other processes from doing the same here.

        Raises:
            BusyError: one already is.
        """
        self._ignore_derived()
        with exclusive(self.root / DERIVED / f"{doing}.lock", doing=doing):
            yield

    def _ignore_derived(self) -> None:
        ignore = self.root / DERIVED / ".gitignore"
        if not ignore.exists():
            write_atomic(ignore, b"*\n")

    def _slug(self, name: str) -> str:
        for candidate in (name, Path(name).name, Path(name).stem):
            if candidate in self.article_paths:
                return candidate
            if candidate in {p.name for p in self.article_paths.values()}:
                return Path(candidate).stem
        known = ", ".join(self.article_paths)
        raise UsageError(
            f"no article “{name}”", hint=f"articles: {known}", path=self.article_folder
        )


def create_project(root: Path, settings: config.Config) -> list[Path]:
    """Make the folders and files of a new project; return those that were made.

    What is already there stays as it is.

    Raises:
        ConfigError: `root` is already a project.
        StorageError: something cannot be written.
    """
    found = config.find_root(root.resolve())
    if found is not None and found[0] == root.resolve():
        raise ConfigError("this is already a project", hint="nothing to do", path=found[1])
    made: list[Path] = []
    folder = root / ARTICLES / settings.source
    try:
        if not folder.is_dir():
            folder.mkdir(parents=True)
            made.append(folder)
    except OSError as error:
        raise storage_error(folder, error) from error
    targets = ", ".join(f'"{code}"' for code in settings.targets)
    contents = {
        root / GLOSSARY: f"{GLOSSARY_COLUMNS}\n",
        root / config.OWN_FILE: f'source = "{settings.source}"\ntargets = [{targets}]\n',
    }
    for path, content in contents.items():
        if not path.exists():
            write_atomic(path, content.encode())
            made.append(path)
    return made


def _is_current(catalog: Catalog, article: Path) -> bool:
    from workbench.articles.divisions import article_digest

    try:
        return catalog.article_digest == article_digest(article)
    except OSError:
        return False  # reading the article will say what is wrong
