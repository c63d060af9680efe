"""Where packages live: in the folders of Argos Translate, so that its programs share them.

The only module that reads the settings of argostranslate. They are read at each call, so that a
changed `ARGOS_PACKAGES_DIR` counts at once.
"""

from __future__ import annotations

import io
import logging
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import ConfigError, StorageError

if TYPE_CHECKING:
    from types import ModuleType

_log = logging.getLogger(__name__)

_STARTER = Path(__file__).parent.parent / "starter"


def starter_folder() -> Path:
    """Return the folder of the packages that come with the workbench."""
    return _STARTER


def packages_folder() -> Path:
    """Return the folder that packages are installed in; it may not exist yet.

    Raises:
        StorageError: the folders of Argos Translate cannot be created.
        ConfigError: the settings of Argos Translate make no sense.
    """
    settings, packages = _settings("ARGOS_PACKAGES_DIR")
    return Path(packages) if packages else Path(settings.data_dir) / "packages"


def shared_folders() -> tuple[Path, ...]:
    """Return further folders Argos Translate reads packages from and never writes to."""
    settings, _ = _settings("ARGOS_PACKAGES_DIR")
    return tuple(Path(folder) for folder in settings.package_dirs[1:])


def downloads_folder() -> Path:
    """Return the folder for downloads under way."""
    settings, _ = _settings("ARGOS_PACKAGES_DIR")
    return Path(settings.downloads_dir)


def index_url() -> str:
    """Return the address of the index of packages that Argos Translate offers."""
    settings, index = _settings("ARGOS_PACKAGE_INDEX")
    return f"{index.rstrip('/')}/index.json" if index else str(settings.remote_package_index)


def _settings(key: str) -> tuple[ModuleType, str]:
    """Return the settings of argostranslate, imported on first use, and the value of `key`.

    The import creates folders in the home, and a broken settings file makes it print on standard
    output, where this program's data goes; so what it prints is logged instead.
    """
    printed = io.StringIO()
    try:
        with redirect_stdout(printed):
            settings = import_module("argostranslate.settings")
            value = settings.get_setting(key)
    except OSError as error:
        raise StorageError(
            f"cannot use the folders of Argos Translate: {error.strerror or error}",
            path=error.filename,
            hint="set XDG_DATA_HOME, XDG_CONFIG_HOME and XDG_CACHE_HOME to folders you can write",
        ) from error
    except (ValueError, KeyError, AssertionError, TypeError, AttributeError) as error:
        raise ConfigError(
            f"the settings of Argos Translate make no sense: {error!r}",
            hint="correct its settings.json or the ARGOS_… environment variables",
        ) from error
    if printed.getvalue():
        _log.warning("Argos Translate: %s", printed.getvalue().splitlines()[0])
    return settings, str(value) if value else ""
