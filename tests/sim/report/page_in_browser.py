"""A page opened in headless Chromium: what it says on its console, and the marks that its charts drew."""
import html.parser
import json
import os
import shutil
import subprocess
import tempfile

VOID = {"meta", "br", "hr", "img", "input", "link", "wbr"}


def browser():
    for name in ("chromium-headless-shell", "chromium"):
        if shutil.which(name):
            return name
    raise SystemExit("there is no chromium-headless-shell; scripts/packages test installs it")


class Page(html.parser.HTMLParser):
    """The document as it stands after its scripts have run.

    marks: {chart: [(tag, attributes), …]}, a mark belongs to the nearest element with data-chart around it.
    attributes: of every element, in order. texts: {id: text} of every element with an id.
    console: lines that are not empty.
    """

    def __init__(self, file, then="", screenshot=None):
        super().__init__()
        self.marks, self.texts, self.attributes, self.stack = {}, {}, [], []
        self.feed(self.render(str(file), then, screenshot))
        self.data = json.loads(self.texts["data"])

    def render(self, file, then, screenshot):
        """@param then a script that runs at the end, as a user's clicks would"""
        with tempfile.TemporaryDirectory() as folder:
            if then:
                with open(file) as page:
                    text = page.read().replace("</body>", f"<script>{then}</script></body>")
                file = os.path.join(folder, "page.html")
                with open(file, "w") as page:
                    page.write(text)
            more = [f"--screenshot={screenshot}", "--window-size=1500,4000"] if screenshot else []
            run = subprocess.run(
                [browser(), "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
                 f"--user-data-dir={folder}/profile", "--virtual-time-budget=3000", *more, "--dump-dom",
                 f"file://{os.path.abspath(file)}"], capture_output=True, text=True, timeout=100, check=True)
        self.console = [line for line in run.stderr.splitlines() if "CONSOLE" in line]
        return run.stdout

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.attributes.append(attrs)
        if tag not in VOID:
            self.stack.append((tag, attrs))
        if "mark" in attrs.get("class", "").split() or "trace" in attrs.get("class", "").split():
            chart = next(a["data-chart"] for _, a in reversed(self.stack) if "data-chart" in a)
            self.marks.setdefault(chart, []).append((tag, attrs))

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, text):
        for _, attrs in self.stack:
            if "id" in attrs:
                self.texts[attrs["id"]] = self.texts.get(attrs["id"], "") + text

    def count(self, chart, tag=None):
        return sum(1 for name, _ in self.marks.get(chart, []) if tag in (None, name))

    def left_out(self, chart):
        """Why it is not there; "" where it is."""
        found = next(a for a in self.attributes if a.get("id") == chart)
        return self.texts[chart] if "left-out" in found.get("class", "").split() else ""
