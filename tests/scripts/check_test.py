"""scripts/check on a small tree of its own: it passes what is fine and stops at what is not."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else pathlib.Path.cwd()
FINE = "// Fine.\nint twice(int n) { return 2 * n; }\n"
UNFORMATTED = "// Fine.\nint twice(int n) {\n return 2*n; }\n"
SUSPICIOUS = "// Fine.\ndouble half(int n) { return n / 2; }\n"
LONG = "// Fine.\nint steps(int n) {\n" + "    n += 2;\n" * 71 + "    return n;\n}\n"
DEEP = "// Fine.\nint deep(int n) {\n" + "".join("    " * i + "if (n > 0) {\n" for i in range(1, 5)) + \
    "    " * 5 + "n = 1;\n" + "".join("    " * i + "}\n" for i in range(4, 0, -1)) + "    return n;\n}\n"


def check(text, *options, built=True):
    with tempfile.TemporaryDirectory() as folder:
        tree = pathlib.Path(folder)
        for name in ("scripts", "systemc", "sim", "tests", "build/release"):
            (tree / name).mkdir(parents=True)
        for name in ("scripts/check", "scripts/clang_tidy.py", ".clang-format", ".clang-tidy",
                     "tests/.clang-tidy"):
            shutil.copy(ROOT / name, tree / name)
        source = tree / "systemc/planted.cpp"
        source.write_text(text)
        if built:
            entry = {"directory": folder, "file": str(source), "command": f"c++ -std=c++20 -c {source}"}
            (tree / "build/release/compile_commands.json").write_text(json.dumps([entry]))
        return subprocess.run([tree / "scripts/check", *options], cwd="/", capture_output=True, text=True)


class Check(unittest.TestCase):
    def test_fine_code_passes(self):
        run = check(FINE)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertIn("clang-tidy over 1 sources", run.stdout)

    def test_unformatted_code_fails(self):
        run = check(UNFORMATTED)
        self.assertNotEqual(run.returncode, 0)
        self.assertIn("clang-format", run.stderr)

    def test_suspicious_long_and_deep_code_fails(self):
        for text, reason in ((SUSPICIOUS, "integer-division"), (LONG, "function-size"), (DEEP, "nesting")):
            run = check(text, "--lint")
            self.assertNotEqual(run.returncode, 0, text)
            self.assertRegex(run.stdout, reason)

    def test_without_a_build_it_says_what_is_missing(self):
        run = check(FINE, built=False)
        self.assertEqual(run.returncode, 1)
        self.assertIn("scripts/test does it", run.stderr)


if __name__ == "__main__":
    unittest.main()
