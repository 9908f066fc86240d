"""No unfinished business and no build machine in what is committed."""
import re

import repo

UNFINISHED = re.compile(r"\b(TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b")
MACHINE = re.compile(r"(?<![\w.])/(home|root|work|mnt|Users|media)/\w|\btmp/build|\.\./shared\b")
# A linker or compiler run by root leaves its output's mode behind: 755, and nobody else can write there.
TAKES_NULL = re.compile(r"-o[\"',\s]+/dev/null")


def check(root):
    for path in repo.files(root):
        try:
            text = list(repo.lines(root, path))
        except UnicodeDecodeError:
            continue
        for number, line in text:
            if match := UNFINISHED.search(line):
                yield f"{path}:{number}: {match.group()}: finish it, or write down in words why not"
            if match := MACHINE.search(line):
                yield f"{path}:{number}: {match.group()}: a path of one machine"
            if TAKES_NULL.search(line):
                yield f"{path}:{number}: as root this changes the mode of /dev/null for the whole machine"


PLANTS = [
    ("sim/planted.cpp", "// TO" "DO: finish\n"),
    ("README.md", lambda old: (old or "") + "see /ho" "me/somebody/results\n"),
    ("configs/planted.toml", '# Why?\nfile = "../sh' 'ared/data"\n'),
    ("rtl/planted.v", "// FIX" "ME\n"),
    ("scripts/planted", "c++ planted.cpp -o /dev" "/null\n"),
    ("tests/planted.py", 'run("-o", "/dev' '/null")\n'),
]

if __name__ == "__main__":
    repo.main(check, PLANTS)
