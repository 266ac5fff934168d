"""What packages say and hold, checked without making one."""

from __future__ import annotations

import configparser
import json
import plistlib
import re
import tarfile
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from hairchoice import __version__
from hairchoice.paths import COMPARISON_SUFFIX
from tools.environment import Profile
from tools.locks import locked
from tools.packaging import (
    archive,
    budget,
    clean_root,
    debian,
    libraries,
    page,
    product,
    recipe,
    trim,
)
from tools.packaging.debian_root import DebianRoot
from tools.packaging.libraries import Asked
from tools.process import ROOT, DevError
from tools.system import QT_NEEDS

OWN = ["/env"]


@pytest.fixture
def share(tmp_path: Path) -> Path:
    debian.write_desktop_files(tmp_path)
    return tmp_path


class TestWhatDesktopsRead:
    def test_the_version_is_said_once(self) -> None:
        assert product.version() == __version__
        assert product.fields()["VERSION"] == __version__

    def test_every_template_can_be_filled(self) -> None:
        templates = sorted(product.PACKAGING.rglob("*.in"))
        extra = dict.fromkeys(
            ("ARCHITECTURE", "INSTALLED_KB", "DEPENDS", "RECOMMENDS", "PACKAGES", "LICENCE",
             "NUMBERS", "BUNDLE", "ICONS", "OUTPUT", "STEM"), "something",
        )  # fmt: skip

        assert len(templates) >= 8
        for template in templates:
            assert not re.search("@[A-Z_]+@", product.filled(template, **extra)), template

    def test_a_field_that_nobody_fills_is_an_error(self, tmp_path: Path) -> None:
        (tmp_path / "some.in").write_text("@NAME@ @NOTHING@", encoding="utf-8")

        with pytest.raises(KeyError, match="NOTHING"):
            product.filled(tmp_path / "some.in")

    def test_the_menu_entry_starts_the_installed_program_with_a_file(self, share: Path) -> None:
        parser = configparser.ConfigParser(interpolation=None)
        parser.optionxform = str  # type: ignore[assignment, method-assign]
        parser.read(share / "applications" / "hairchoice.desktop", encoding="utf-8")
        entry = parser["Desktop Entry"]

        assert entry["Exec"] == "/opt/hairchoice/hairchoice %f"
        assert entry["Name"] == product.NAME
        assert entry["Icon"] == product.COMMAND
        assert entry["MimeType"] == f"{product.MIME_TYPE};"

    def test_the_window_names_the_menu_entry(self) -> None:
        source = (ROOT / "src/hairchoice/ui/app.py").read_text(encoding="utf-8")

        assert f'setDesktopFileName("{product.COMMAND}")' in source

    def test_the_document_type_is_that_of_comparison_files(self, share: Path) -> None:
        kind = ET.parse(share / "mime" / "packages" / "hairchoice.xml").getroot()[0]
        found = {child.tag.rpartition("}")[2]: child.attrib for child in kind}

        assert kind.attrib["type"] == product.MIME_TYPE
        assert found["glob"]["pattern"] == f"*{COMPARISON_SUFFIX}"
        assert found["icon"]["name"] == "application-x-hairchoice"

    def test_software_centres_find_version_menu_entry_and_document_type(self, share: Path) -> None:
        (path,) = (share / "metainfo").iterdir()
        root = ET.parse(path).getroot()

        assert root.findtext("id") == product.IDENTIFIER
        assert root.findtext("launchable") == "hairchoice.desktop"
        assert root.findtext("provides/mediatype") == product.MIME_TYPE
        release = root.find("releases/release")
        assert release is not None
        assert release.attrib["version"] == __version__

    def test_who_publishes_is_said_in_one_place_only(self) -> None:
        set_by = product.PACKAGING / "publisher.toml"
        words = {product.PUBLISHER.address, product.PUBLISHER.identifier}
        folders = (product.PACKAGING, ROOT / "tools", ROOT / ".github")
        texts = {
            path: path.read_text(encoding="utf-8")
            for folder in folders
            for path in folder.rglob("*")
            if path.suffix in {".py", ".in", ".spec", ".sh", ".yml", ".toml"}
        }

        found = [path for path, text in texts.items() if any(word in text for word in words)]
        assert found == [set_by]

    def test_a_publisher_is_named_in_every_package(self, monkeypatch: pytest.MonkeyPatch) -> None:
        someone = product.Publisher("Somebody Else", "me@example.org", "org.example.hairchoice")
        monkeypatch.setattr(product, "PUBLISHER", someone)
        templates = ("linux/metainfo.xml.in", "linux/control.in", "windows/hairchoice.iss.in")
        for name in templates:
            fields = dict.fromkeys(
                ("ARCHITECTURE", "INSTALLED_KB", "DEPENDS", "RECOMMENDS", "OUTPUT", "STEM",
                 "ICONS", "BUNDLE"), "x")  # fmt: skip
            assert "Somebody Else" in product.filled(product.PACKAGING / name, **fields), name
        assert not someone.is_nobody
        assert someone.maintainer == "Somebody Else <me@example.org>"

    def test_macos_knows_the_same_document_type(self) -> None:
        plist = plistlib.loads(product.filled(product.PACKAGING / "macos/Info.plist.in").encode())
        (declared,) = plist["UTExportedTypeDeclarations"]
        (opened,) = plist["CFBundleDocumentTypes"]

        assert opened["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
        suffixes = declared["UTTypeTagSpecification"]["public.filename-extension"]
        assert [f".{suffix}" for suffix in suffixes] == [COMPARISON_SUFFIX]

    def test_windows_opens_comparisons_with_the_quoted_name_of_the_file(self) -> None:
        script = (product.PACKAGING / "windows/hairchoice.iss.in").read_text(encoding="utf-8")

        assert r'"""{app}\@NAME@.exe"" ""%1"""' in script
        assert "PrivilegesRequired=lowest" in script


class TestDebian:
    def test_the_control_file_has_every_field(self) -> None:
        text = debian.control(2049, ["libc6 (>= 2.35)", "libcups2t64 | libcups2"], "amd64")
        fields = dict(line.split(": ", 1) for line in text.splitlines() if re.match(r"\w", line))

        assert fields["Package"] == "hairchoice"
        assert fields["Version"] == __version__
        assert fields["Architecture"] == "amd64"
        assert fields["Installed-Size"] == "3"
        assert fields["Depends"] == "libc6 (>= 2.35), libcups2t64 | libcups2"
        assert "shared-mime-info" in fields["Recommends"]
        assert re.fullmatch(r".+ <\S+@\S+>", fields["Maintainer"])

    def test_it_depends_on_all_that_qt_needs_under_old_names_and_new(self) -> None:
        found = libraries.depends([Asked("libQt6Core.so.6", frozenset(), frozenset())])

        assert {" | ".join(need.packages) for need in QT_NEEDS} <= set(found)
        assert "libglib2.0-0t64 | libglib2.0-0" in found
        assert "libxcb-cursor0" in found

    def test_libc_is_as_new_as_the_newest_symbol(self) -> None:
        asked = [
            Asked("one", frozenset(), frozenset({"GLIBC_2.9", "GLIBCXX_3.4.29"})),
            Asked("two", frozenset(), frozenset({"GLIBC_2.28", "GLIBC_PRIVATE"})),
        ]

        assert "libc6 (>= 2.28)" in libraries.depends(asked)
        assert "libstdc++6 (>= 11)" in libraries.depends(asked)

    def test_a_library_that_nobody_brings_is_named_with_who_asks(self) -> None:
        asked = [
            Asked("libqxcb.so", frozenset({"libxcb-cursor.so.0", "libQt6Gui.so.6", "libnew.so.1"})),
            Asked("libqgtk3.so", frozenset({"libgtk-3.so.0"})),
        ]

        assert libraries.unmet(asked, {"libQt6Gui.so.6"}) == {"libnew.so.1": ["libqxcb.so"]}

    def test_the_readme_of_the_archive_names_packages_without_alternatives(self) -> None:
        text = debian.readme(["libc6 (>= 2.35)", "libcups2t64 | libcups2"])

        assert "sudo apt install libc6 libcups2\n" in text


class TestTrimming:
    @pytest.mark.parametrize(
        "target",
        [
            "PySide6/Qt/plugins/platforms/libqxcb.so",
            "PySide6/Qt/plugins/platforms/libqoffscreen.so",
            "PySide6/Qt/plugins/platforms/libqwayland.so",
            "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
            "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
            "PySide6/plugins/platforms/qwindows.dll",
            "PySide6/Qt/lib/libQt6Gui.so.6",
            "PySide6/QtOpenGL.abi3.so",
            "pyqtgraph/icons/auto.svg",
        ],
    )
    def test_what_is_used_stays(self, target: str) -> None:
        assert trim.is_kept(target, f"/env/{target}", OWN)

    @pytest.mark.parametrize(
        "target",
        [
            "PySide6/Qt/plugins/tls/libqopensslbackend.so",
            "PySide6/Qt/plugins/networkinformation/libqglib.so",
            "PySide6/Qt/plugins/platforms/libqvnc.so",
            "PySide6/Qt/plugins/imageformats/libqtiff.so",
            "PySide6/Qt/translations/qtbase_de.qm",
            "PySide6/Qt/lib/libQt6Network.so.6",
            "pyqtgraph/icons/peegee/peegee.svg",
            "pyqtgraph/colors/maps/viridis.csv",
        ],
    )
    def test_what_nobody_needs_goes(self, target: str) -> None:
        assert not trim.is_kept(target, f"/env/{target}", OWN)

    def test_qt_speaks_the_languages_of_the_program(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "hairchoice_de.qm").touch()
        monkeypatch.setattr(trim, "TRANSLATIONS", tmp_path)
        folder = "PySide6/Qt/translations"

        assert trim.is_kept(f"{folder}/qtbase_de.qm", "", OWN)
        assert not trim.is_kept(f"{folder}/qtbase_fr.qm", "", OWN)
        assert not trim.is_kept(f"{folder}/qt_help_de.qm", "", OWN)
        own = "hairchoice/_bundled/resources/translations/hairchoice_de.qm"
        assert trim.is_kept(own, str(tmp_path), [*OWN, str(tmp_path)])

    def test_libraries_of_the_machine_that_builds_stay_on_it(self) -> None:
        assert not trim.is_kept("libX11.so.6", "/usr/lib/libX11.so.6", OWN)
        assert not trim.is_kept("libssl.so.3", "/usr/lib/libssl.so.3", OWN)
        assert trim.is_kept("libffi.so.8", "/usr/lib/libffi.so.8", OWN)
        assert trim.is_kept("libpython3.11.so", "/env/lib/libpython3.11.so", OWN)

    def test_nothing_that_only_makes_packages_gets_in(self) -> None:
        excluded = recipe.excluded_modules()

        assert {"pytest", "mypy", "ssl"} <= set(excluded)
        assert not {"numpy", "pandas", "PySide6", "pyqtgraph", "pydoc", "unittest"} & set(excluded)
        assert "numpy" in locked(Profile.RUN.lock)

    def test_every_data_file_is_named_where_the_program_looks(self) -> None:
        (program,) = recipe.programs([])
        targets = {Path(source).name: target for source, target in program.datas}

        assert targets["treatments.json"] == "hairchoice/_bundled/data"
        assert targets["resources"] == "hairchoice/_bundled/resources"
        assert targets["sobol_directions.txt"] == "hairchoice/engine"


class TestBudget:
    def test_within_it_nothing_is_said(self) -> None:
        assert budget.exceeded({"bundle": 1, "deb": budget.BUDGETS["deb"].at_most}) == []

    def test_what_is_too_large_is_named_with_the_reason(self) -> None:
        with pytest.raises(DevError, match=r"archive has 60\.1 MB, 60 MB allowed: a minute"):
            budget.check_sizes({"archive": 60_100_000, "bundle": 1})

    def test_what_has_no_budget_is_not_let_through(self) -> None:
        assert budget.exceeded({"surprise": 1}) == ["surprise has no budget"]


def test_the_same_files_make_the_same_archive(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        folder = tmp_path / name
        (folder / "inner").mkdir(parents=True)
        (folder / "program").write_text("x", encoding="utf-8")
        (folder / "program").chmod(0o700)
        (folder / "inner" / "data").write_text("y", encoding="utf-8")
        made.append(tmp_path / f"{name}.tar.xz")
        archive.write_archive(folder, made[-1])

    assert made[0].read_bytes() == made[1].read_bytes()
    with tarfile.open(made[0]) as packed:
        found = {entry.name: entry for entry in packed}
    assert set(found) == {
        "hairchoice", "hairchoice/program", "hairchoice/inner", "hairchoice/inner/data",
    }  # fmt: skip
    assert found["hairchoice/program"].mode == 0o755
    assert {entry.uname for entry in found.values()} == {"root"}


class TestPage:
    PAGE = "before\n<!-- check: written by `python3 dev.py package-check` -->\nold\n<!-- end of check -->\nafter\n"  # noqa: E501

    def test_a_command_writes_its_part_and_no_other(self) -> None:
        text = page.replaced(self.PAGE, "check", r"new \1")

        assert r"new \1" in text
        assert "old" not in text
        assert text.startswith("before\n")
        assert text.endswith("after\n")

    def test_a_page_without_a_place_is_an_error(self) -> None:
        with pytest.raises(DevError, match="package"):
            page.replaced(self.PAGE, "package", "new")

    def test_the_page_has_a_place_for_every_command(self) -> None:
        text = page.PAGE.read_text(encoding="utf-8")

        for name in page.COMMANDS:
            assert page.replaced(text, name, "new") != text


def test_a_bill_of_materials_is_dated_by_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")

    assert product.moment() == 86400
    assert product.fields()["DATE"] == "1970-01-02"
    assert json.dumps(product.fields())


class TestCleanRoot:
    def test_whatever_removing_leaves_or_changes_is_found(self, tmp_path: Path) -> None:
        for name in ("usr/share/mime/types", "var/lib/dpkg/status", "home/person/notes"):
            (tmp_path / name).parent.mkdir(parents=True)
            (tmp_path / name).write_text("before", encoding="utf-8")
        (tmp_path / "proc" / "1").mkdir(parents=True)
        root = DebianRoot(tmp_path)
        before = root.snapshot()
        for name in ("var/lib/dpkg/status", "home/person/notes"):
            (tmp_path / name).write_text("after", encoding="utf-8")

        clean_root._require_unchanged(before, root.snapshot())
        assert not [path for path in before if path.startswith("proc")]
        (tmp_path / "usr/share/mime/types").write_text("after", encoding="utf-8")
        (tmp_path / "usr/share/left").symlink_to("nowhere")
        with pytest.raises(DevError, match="usr/share/left, usr/share/mime/types"):
            clean_root._require_unchanged(before, root.snapshot())

    def test_a_file_of_the_programs_name_is_a_trace(self) -> None:
        clean_root._require_no_trace(["usr/bin/python3"])
        with pytest.raises(DevError, match="usr/share/HairChoice"):
            clean_root._require_no_trace(["usr/bin/python3", "usr/share/HairChoice"])

    def test_without_a_package_it_says_how_to_make_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(clean_root, "DIST", tmp_path)

        with pytest.raises(DevError, match="run: python3 dev"):
            clean_root.check()
