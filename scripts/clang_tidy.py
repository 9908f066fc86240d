"""clang-tidy over many sources at a time, so that what they all include is read and looked at once.

    clang_tidy.py BUILD_DIR SOURCE…

Sources with the same rules and the same options of the compiler are included into one file, at most MOST of
them and none that defines a name another one defines; where they cannot stand together all the same, the
file is halved. A finding is told at its own file and line. Exits with 1 at findings. One by one, the
sources took more than twice as long.
"""
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

MOST = 12
WITH_ARGUMENT = ("-o", "-c", "-MF", "-MT")
DEFINED = re.compile(r"^(?!namespace|using|template|TEST)(?=[a-zA-Z])[\w:<>,&* ]*?\b(\w+)"
                     r"(?:\(|\{| = |\[| \{$|;$| final)", re.MULTILINE)
LOCATED = r"/(systemc|sim|tests)/[^ ]*\.(h|cpp)$"


def options_of(command):
    """What of a command is neither the compiler nor its files."""
    words = shlex.split(command)
    first = next(n for n, word in enumerate(words) if n and word.startswith("-"))
    kept, skip = [], False
    for word in words[first:]:
        if skip or word in WITH_ARGUMENT or word == "-MD":
            skip = not skip and word in WITH_ARGUMENT
            continue
        kept.append(word)
    return tuple(kept)


def together(sources):
    """The sources in groups of which no two define one name."""
    groups = []
    for source in sources:
        names = set(DEFINED.findall(source.read_text()))
        for files, taken in groups:
            if len(files) < MOST and not names & taken:
                files.append(source)
                taken |= names
                break
        else:
            groups.append(([source], names))
    return [files for files, _ in groups]


def rules_of(file):
    return next(up / ".clang-tidy" for up in file.parents if (up / ".clang-tidy").exists())


def run(build, number, rules, options, files):
    """What clang-tidy says of the files, and whether it is content."""
    folder = build / "lint" / number
    folder.mkdir(parents=True)
    shutil.copy(rules, folder)
    whole = folder / "sources.cpp"
    whole.write_text("".join(f'#include "{file}"\n' for file in files))
    told = subprocess.run(["clang-tidy", "--quiet", f"--header-filter={LOCATED}", "--extra-arg=-w",
                           "--checks=-bugprone-suspicious-include", whole, "--", *options],
                          capture_output=True, text=True)
    if "clang-diagnostic-error" in told.stdout and len(files) > 1:
        half = len(files) // 2
        halves = [run(build, number + side, rules, options, part)
                  for side, part in (("a", files[:half]), ("b", files[half:]))]
        return "".join(text for text, _ in halves), all(fine for _, fine in halves)
    return told.stdout, told.returncode == 0


def main(build, sources):
    build = build.resolve()
    shutil.rmtree(build / "lint", ignore_errors=True)
    wanted = {source.resolve() for source in sources}
    alike = collections.defaultdict(list)
    for entry in json.loads((build / "compile_commands.json").read_text()):
        file = pathlib.Path(entry["file"]).resolve()
        if file in wanted:
            wanted.discard(file)
            alike[rules_of(file), options_of(entry["command"])].append(file)
    batches = [(*kind, files) for kind, all_files in alike.items() for files in together(all_files)]
    batches.sort(key=lambda batch: -len(batch[-1]))
    count = sum(len(files) for *_, files in batches)
    print(f"clang-tidy over {count} sources in {len(batches)} batches", flush=True)

    content = True
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = [pool.submit(run, build, str(n), *batch) for n, batch in enumerate(batches)]
        for done, told in enumerate(concurrent.futures.as_completed(runs), 1):
            text, fine = told.result()
            content &= fine
            print(text, end="")
            if done % 10 == 0:
                print(f"{done} of {len(batches)}", flush=True)
    return 0 if content else 1


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), [pathlib.Path(name) for name in sys.argv[2:]]))
