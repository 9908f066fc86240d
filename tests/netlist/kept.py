"""The Markdown that keeps what was measured: rows are renewed in place, what else it says stays."""
from pathlib import Path


def name_of(line):
    """The first cell of a table's row, or ""."""
    return line.split("|")[1].strip() if line.startswith("| ") else ""


def renew(text, rows):
    """@param rows [(row, the row it stands behind where the text has none of its name)] @return the text"""
    lines = text.splitlines()
    for row, before in rows:
        names = [name_of(line) for line in lines]
        if name_of(row) in names:
            lines[names.index(name_of(row))] = row
        elif name_of(before) in names:
            lines.insert(names.index(name_of(before)) + 1, row)
        else:
            raise ValueError(f"no row of {name_of(row)} and none of {name_of(before)} before it")
    return "\n".join(lines) + "\n"


class Keeper:
    """Writes each row into the file as it is measured: what was measured before an end is not lost."""

    def __init__(self, file):
        self.file, self.before = file, ""

    def put(self, line):
        if not self.file or not line.startswith("| "):
            return
        # The head of a table is found, never renewed: its cells are this very line.
        self.file.write_text(renew(Path(self.file).read_text(), [(line, self.before)]))
        self.before = line


def unmeasured(text, blocks):
    """Blocks without a row, and those with a cell that says so."""
    rows = {name_of(line): line for line in text.splitlines()}
    return [name for name in blocks if "–" in rows.get(f"`{name}`", "–")]
