"""The decisions of dev.py: what to install, whether to install at all, and what to say."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

import pytest

import dev
from tools import checks, environment, locks, process, system
from tools.environment import Profile

POLICY = """\
libegl1:
  Installed: (none)
  Candidate: 1.6.0-1
  Version table:
     1.6.0-1 500
libcups2:
  Installed: (none)
  Candidate: (none)
  Version table:
libcups2t64:
  Installed: 2.4.10-3
  Candidate: 2.4.10-3
"""

PYPROJECT = """\
[project]
requires-python = ">=3.11"
dependencies = ["numpy>=2.3"]
[dependency-groups]
dev = ["pytest"]
[tool.ruff]
line-length = 100
"""


def need(*packages: str) -> system.Need:
    return system.Need(packages[0], packages, lambda: False)


def knows(*names: str) -> system.Known:
    def known(packages: Collection[str]) -> Collection[str]:
        return set(names) & set(packages)

    return known


class TestSystemPackages:
    def test_a_release_after_the_renaming_gets_the_new_name(self) -> None:
        needs = [need("libcups2t64", "libcups2"), need("libegl1")]

        assert system.apt_packages(needs, knows("libcups2t64", "libegl1")) == [
            "libcups2t64",
            "libegl1",
        ]

    def test_a_release_before_the_renaming_gets_the_old_name(self) -> None:
        needs = [need("libcups2t64", "libcups2")]

        assert system.apt_packages(needs, knows("libcups2")) == ["libcups2"]

    def test_an_unknown_package_is_named_by_its_old_name(self) -> None:
        assert system.apt_packages([need("libcups2t64", "libcups2")], knows()) == ["libcups2"]

    def test_two_needs_of_one_package_name_it_once(self) -> None:
        assert system.apt_packages([need("xvfb"), need("xvfb")], knows("xvfb")) == ["xvfb"]

    def test_only_packages_with_a_candidate_can_be_installed(self) -> None:
        assert system.installable(POLICY) == {"libegl1", "libcups2t64"}

    def test_nothing_is_said_or_done_when_nothing_is_missing(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        system.ensure([system.Need("anything", ("anything",), lambda: True)])

        assert capsys.readouterr().err == ""

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux needs packages")
    def test_without_apt_the_missing_things_are_named(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("PATH", "")

        system.ensure([need("libEGL.so.1")])

        assert "libEGL.so.1" in capsys.readouterr().err

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux needs packages")
    def test_a_user_who_is_not_root_is_told_the_command(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(system, "_apt_knows", knows("xvfb"))

        system.ensure([need("xvfb")])

        expected = "sudo apt-get install --no-install-recommends xvfb"
        assert expected in capsys.readouterr().err


class TestDisplay:
    @pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
    def test_linux_has_one_when_a_variable_names_it(self, name: str) -> None:
        assert system.has_display("linux", {name: ":0"})

    @pytest.mark.parametrize("variables", [{}, {"DISPLAY": ""}])
    def test_linux_has_none_without(self, variables: dict[str, str]) -> None:
        assert not system.has_display("linux", variables)

    @pytest.mark.parametrize("platform", ["win32", "darwin"])
    def test_windows_and_macos_always_have_one(self, platform: str) -> None:
        assert system.has_display(platform, {})


class TestStamp:
    def test_the_same_lock_and_python_need_no_installing(self) -> None:
        assert environment.is_current(Profile.RUN, environment.stamp(Profile.RUN))

    def test_what_developers_have_serves_for_running_too(self) -> None:
        assert environment.is_current(Profile.RUN, environment.stamp(Profile.DEV))

    def test_what_serves_for_running_does_not_for_developers(self) -> None:
        assert not environment.is_current(Profile.DEV, environment.stamp(Profile.RUN))

    def test_what_developers_have_does_not_serve_the_benchmarks(self) -> None:
        assert not environment.is_current(Profile.BENCH, environment.stamp(Profile.DEV))

    def test_the_benchmarks_never_touch_the_environment_of_the_program(self) -> None:
        assert Profile.BENCH.venv != Profile.RUN.venv == Profile.DEV.venv

    def test_nothing_recorded_is_never_current(self) -> None:
        assert not environment.is_current(Profile.RUN, "")

    def test_a_changed_lock_is_noticed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = environment.stamp(Profile.RUN)
        changed = tmp_path / "requirements" / "run.lock"
        changed.parent.mkdir()
        changed.write_text("numpy==2.4.5\n", encoding="utf-8")
        monkeypatch.setattr(environment, "ROOT", tmp_path)

        assert environment.stamp(Profile.RUN) != before

    def test_another_python_is_noticed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        before = environment.stamp(Profile.RUN)
        monkeypatch.setattr(environment, "python_tag", lambda: "cpython-399-x86_64")

        assert environment.stamp(Profile.RUN) != before


class TestLocks:
    def test_tool_settings_do_not_touch_the_locks(self) -> None:
        changed = PYPROJECT.replace("100", "88")

        assert locks.inputs_digest(changed) == locks.inputs_digest(PYPROJECT)

    @pytest.mark.parametrize("part", ["numpy>=2.3", "pytest", ">=3.11"])
    def test_a_changed_requirement_does(self, part: str) -> None:
        changed = PYPROJECT.replace(part, f"{part}.1")

        assert locks.inputs_digest(changed) != locks.inputs_digest(PYPROJECT)

    def test_a_lock_without_the_digest_is_out_of_step(self) -> None:
        assert not locks.is_in_step("numpy==2.4.6\n", PYPROJECT)

    @pytest.mark.parametrize("profile", Profile)
    def test_the_locks_name_packages_and_hashes_only(self, profile: Profile) -> None:
        text = profile.lock.read_text(encoding="utf-8")

        assert "--hash=sha256:" in text
        for forbidden in ("://", "--index", "--extra", "--find-links", " @ "):
            assert forbidden not in text

    @pytest.mark.parametrize("profile", [Profile.DEV, Profile.BENCH])
    def test_others_run_on_the_versions_that_are_shipped(self, profile: Profile) -> None:
        assert _pins(Profile.RUN) <= _pins(profile)


def _pins(profile: Profile) -> set[str]:
    lines = profile.lock.read_text(encoding="utf-8").splitlines()
    return {line.rstrip(" \\") for line in lines if "==" in line}


class TestCommands:
    def test_an_unknown_command_is_a_usage_error(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert dev.main(["tset"]) == 2

        assert capsys.readouterr().err == (
            "dev.py: no command 'tset'; there are run, test, lint, wheel-check, package, "
            "package-check, bench, fuzz, screenshots, validate, heard, faults, guards, soak, "
            "translations, lock\n"
        )

    def test_no_command_explains_them_all(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert dev.main([]) == 0

        text = capsys.readouterr().out
        assert all(f"dev.py {name}" in text for name in dev.COMMANDS)

    def test_an_argument_too_many_is_one_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert dev.main(["lint", "src"]) == 1

        assert capsys.readouterr().err == "dev.py: this command takes no arguments: src\n"

    def test_it_starts_with_the_standard_library_alone(self) -> None:
        command = [sys.executable, "-E", "-S", str(process.ROOT / "dev.py"), "--help"]

        done = subprocess.run(command, check=False, capture_output=True, text=True)

        assert (done.returncode, done.stderr) == (0, "")


class TestProcess:
    def test_the_exit_code_is_passed_on(self) -> None:
        assert process.run([sys.executable, "-c", "raise SystemExit(7)"]) == 7

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to die of")
    def test_death_by_a_signal_looks_as_in_a_shell(self) -> None:
        assert process.run([sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]) == 137

    def test_a_program_that_is_not_there_is_one_line(self) -> None:
        with pytest.raises(process.DevError, match="cannot start no-such-program"):
            process.run(["no-such-program"])

    def test_a_failure_is_told_by_its_error_line(self) -> None:
        script = "import sys; sys.exit('WARNING: slow\\nERROR: no network\\nhint: plug it in')"

        with pytest.raises(process.DevError, match=r"^cannot install: ERROR: no network$"):
            process.check([sys.executable, "-c", script], "cannot install")


def test_the_linters_are_all_in_the_development_lock() -> None:
    text = Profile.DEV.lock.read_text(encoding="utf-8")
    packages = {"lint-imports": "import-linter"}

    for name, *_ in checks.LINTERS:
        assert f"\n{packages.get(name, name)}==" in text
