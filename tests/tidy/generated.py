"""What rtl/generate_map.py writes is what is committed: registers, parameters and tables agree."""
import subprocess
import sys

import repo


def check(root):
    command = [sys.executable, root / "rtl/generate_map.py", "--check"]
    run = subprocess.run(command, capture_output=True, text=True)
    yield from run.stdout.splitlines()
    if run.returncode and not run.stdout:
        yield f"rtl/generate_map.py: {run.stderr.strip()}"


PLANTS = [
    ("systemc/core/map.h", lambda old: old.replace(" = 1;", " = 2;", 1)),
    ("rtl/tendril_map.vh", lambda old: old + "// planted\n"),
    ("rtl/map.toml", lambda old: old.replace('about = "', 'about = "planted ', 1)),
]

if __name__ == "__main__":
    repo.main(check, PLANTS)
