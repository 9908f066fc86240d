"""scripts/packages on machines it cannot serve, played by stand-ins for dpkg-query, id, sudo, apt-get."""
import os
import pathlib
import stat
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else pathlib.Path.cwd()
TOOLS = ("bash", "env", "grep", "sed", "dirname", "nproc")
ALL_THERE = "echo installed"
ONE_MISSING = 'case "$3" in verilator) exit 1 ;; *) echo installed ;; esac'
ROOT_USER, USER = "echo 0", "echo 1000"


class Machine:
    """A PATH with nothing on it but the common tools and the given stand-ins, {name: shell text}."""

    def __init__(self, **stand_ins):
        self.folder = tempfile.TemporaryDirectory()
        for tool in TOOLS:
            os.symlink(next(p for p in (f"/usr/bin/{tool}", f"/bin/{tool}") if os.path.exists(p)),
                       f"{self.folder.name}/{tool}")
        for name, text in stand_ins.items():
            file = pathlib.Path(self.folder.name, name.replace("_", "-"))
            file.write_text(f"#!/bin/bash\n{text}\n")
            file.chmod(file.stat().st_mode | stat.S_IXUSR)

    def packages(self, what="build"):
        return self.run([ROOT / "scripts/packages", what])

    def run(self, command, cwd=None):
        with self.folder:
            return subprocess.run(command, env={"PATH": self.folder.name}, cwd=cwd, capture_output=True,
                                  text=True, stdin=subprocess.DEVNULL)


class Packages(unittest.TestCase):
    def test_nothing_missing_needs_neither_root_nor_apt(self):
        run = Machine(dpkg_query=ALL_THERE, id=USER).packages()
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("are installed", run.stdout)

    def test_a_missing_package_without_root_or_sudo_is_named(self):
        run = Machine(dpkg_query=ONE_MISSING, id=USER, apt_get="exit 0").packages()
        self.assertEqual(run.returncode, 1)
        self.assertIn("needs root and there is no sudo; as root: apt-get install", run.stderr)
        self.assertIn("verilator", run.stderr)
        self.assertNotIn("cmake", run.stderr)

    def test_a_sudo_that_refuses_ends_with_the_command_to_type(self):
        run = Machine(dpkg_query=ONE_MISSING, id=USER, apt_get="exit 0", sudo="exit 1").packages()
        self.assertEqual(run.returncode, 1)
        self.assertIn("sudo refused; as root: apt-get install --no-install-recommends verilator", run.stderr)

    def test_a_system_without_apt_gets_the_list(self):
        run = Machine(dpkg_query=ONE_MISSING, id=ROOT_USER).packages()
        self.assertEqual(run.returncode, 1)
        self.assertIn("there is no apt-get here", run.stderr)
        self.assertIn("verilator", run.stderr)
        run = Machine(id=ROOT_USER).packages()
        self.assertEqual(run.returncode, 1)
        self.assertIn("there is no dpkg here", run.stderr)

    def test_a_package_that_apt_does_not_have_stops_everything(self):
        refuse = 'for word in "$@"; do [[ $word == install ]] && exit 100; done; exit 0'
        run = Machine(dpkg_query=ONE_MISSING, id=ROOT_USER, apt_get=refuse).packages()
        self.assertEqual(run.returncode, 1)
        self.assertIn("apt-get could not install: verilator", run.stderr)

    def test_root_installs_what_is_missing_and_no_more(self):
        run = Machine(dpkg_query=ONE_MISSING, id=ROOT_USER, apt_get='echo "apt $*"').packages("test")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("installing 1 packages: verilator", run.stdout)
        self.assertIn("--no-install-recommends verilator\n", run.stdout)

    def test_quickstart_and_test_stop_there_whatever_the_current_folder(self):
        for script in ("quickstart", "test"):
            machine = Machine(dpkg_query=ONE_MISSING, id=USER, apt_get="exit 0", cmake="echo configured")
            run = machine.run([ROOT / "scripts" / script], cwd="/")
            self.assertEqual(run.returncode, 1)
            self.assertIn("there is no sudo", run.stderr)
            self.assertNotIn("configured", run.stdout)


if __name__ == "__main__":
    unittest.main()
