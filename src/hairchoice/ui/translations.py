"""The language of the window: a compiled catalogue of the person's language, where there is one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from hairchoice import paths

_OURS, _QTS = "hairchoice", "qtbase"


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001
    """Marks a text that is translated when it is shown, not where it stands.

    The name is the one that lupdate looks for; Qt's own says nothing of the type.
    """
    return text


def install(
    app: QCoreApplication, locale: QLocale | None = None, folder: Path | None = None
) -> bool:
    """Has the window speak the person's language, if it is known to it.

    Args:
        app: The application.
        locale: Whose languages are tried, in their order; that of the system when None.
        folder: Where the catalogues are; the program's own when None.

    Returns:
        True when a catalogue was found. Qt's own words are translated only then: half of a dialog
        in another language helps nobody.
    """
    languages = QLocale() if locale is None else locale
    where = folder or paths.bundled("resources", "translations")
    if not _add(app, languages, _OURS, str(where)):
        return False
    _add(app, languages, _QTS, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return True


def _add(app: QCoreApplication, languages: QLocale, name: str, folder: str) -> bool:
    translator = QTranslator(app)
    return translator.load(languages, name, "_", folder) and app.installTranslator(translator)
