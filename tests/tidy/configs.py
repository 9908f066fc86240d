"""A config says in its first line which question it answers, and what kind of file it is."""
import re
import tomllib

import repo


def check(root):
    for path in repo.files(root, ".toml"):
        text = (root / path).read_text()
        first = text.split("\n", 1)[0]
        if not re.match(r"# .*\?$", first):
            yield f'{path}:1: the first line is a comment with the question, ending in "?"'
        if not text.endswith("\n"):
            yield f"{path}: no line feed at the end"
        try:
            kind = tomllib.loads(text).get("format", "")
        except tomllib.TOMLDecodeError as error:
            yield f"{path}: {error}"
            continue
        if not re.fullmatch(r"tendril-[a-z]+ \d+", str(kind)):
            yield f'{path}: no format = "tendril-<kind> <version>"'


PLANTS = [
    ("configs/chips/planted.toml", 'format = "tendril-chip 1"\n'),
    ("configs/chips/planted.toml", '# A statement.\nformat = "tendril-chip 1"\n'),
    ("configs/sweeps/planted.toml", "# Why?\n[grid]\n"),
    ("configs/planted.toml", '# Why?\nformat = "tendril-chip 1"\nformat = 2\n'),
    ("configs/planted.toml", '# Why?\nformat = "tendril-chip 1"'),
]

if __name__ == "__main__":
    repo.main(check, PLANTS)
