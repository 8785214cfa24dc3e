#!/usr/bin/env python3
"""The rules of accessibility that index.html keeps, as plain tests; with Chromium (and axe-core) what a browser makes of it.

    check-page.py PAGE [--axe AXE.min.js]

Without a browser: languages, headings, tables, labels, links, contrast, nothing from elsewhere, no script. With `chromium`: no part of the page is
wider than a window of 320 pixels, in both languages. axe-core is taken from --axe, else from the package axe-playwright-python if it is
installed, or in .build/axe. Exit code 1: something is broken."""
import argparse
import html.parser
import importlib.util
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

EMPTY = {"meta", "link", "input", "br", "img", "hr", "col"}
CONTRAST = 4.5
WIDTHS = (1280, 320)
AXE = pathlib.Path(__file__).resolve().parent.parent.parent / ".build/axe/axe_playwright_python"  # where `make reconcile` puts it


class Element:
    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent, self.children, self.words = tag, attributes, parent, [], []

    def get(self, name):
        return self.attributes.get(name)

    def classes(self):
        return (self.get("class") or "").split()

    def language(self):
        return self.get("lang") or (self.parent.language() if self.parent else None)

    def all(self, *tags):
        for child in self.children:
            if not tags or child.tag in tags:
                yield child
            yield from child.all(*tags)

    def text(self):
        return "".join(part if isinstance(part, str) else part.text() for part in self.words)


class Tree(html.parser.HTMLParser):
    """A lenient tree: the page leaves out no end tag but those of empty elements."""

    def __init__(self, text):
        super().__init__()
        self.top = self.open = Element("", {}, None)
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        element = Element(tag, dict(attributes), self.open)
        self.open.children.append(element)
        self.open.words.append(element)
        if tag not in EMPTY:
            self.open = element

    def handle_endtag(self, tag):
        element = self.open
        while element.parent and element.tag != tag:
            element = element.parent
        self.open = element.parent or self.top

    def handle_data(self, data):
        self.open.words.append(data)


def languages(tree, fault):
    top = next(tree.all("html"))
    if top.get("lang") != "vi":
        fault("the page's language is not Vietnamese")
    for element in tree.all():
        if element.get("lang") not in (None, "vi", "en"):
            fault(f"language {element.get('lang')}")
    for tag in ("title", "h1"):
        if not any(each.text().strip() for each in tree.all(tag)):
            fault(f"no <{tag}>")
    for english in [each for each in tree.all() if each.get("lang") == "en"]:
        if re.search("[ẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆ]", english.text()) and english.text().isupper():
            fault(f"Vietnamese under English: {english.text()[:60]}")


def headings(tree, fault):
    """One first heading a language, and no level left out."""
    level = 0
    for heading in tree.all("h1", "h2", "h3", "h4"):
        own = int(heading.tag[1])
        if own > level + 1:
            fault(f"heading {heading.text()!r} of level {own} follows level {level}")
        level = own
    firsts = list(tree.all("h1"))
    if len(firsts) != 1:
        fault(f"{len(firsts)} first headings")


def tables(tree, fault):
    for table in tree.all("table"):
        name = next((caption.text().strip() for caption in table.all("caption")), "")
        if not name:
            fault("a table without caption")
        for head in table.all("thead"):
            for cell in head.all("td"):
                fault(f"{name}: the head of a column is no <th>: {cell.text()!r}")
        for cell in table.all("th"):
            if cell.get("scope") not in ("col", "row"):
                fault(f"{name}: <th> without scope: {cell.text()[:40]!r}")
        for row in (row for body in table.all("tbody") for row in body.all("tr")):
            if not any(cell.tag == "th" for cell in row.children):
                fault(f"{name}: a row without a heading: {row.text()[:60]!r}")


def controls(tree, fault):
    ids = [element.get("id") for element in tree.all() if element.get("id")]
    fault(f"ids twice: {sorted({each for each in ids if ids.count(each) > 1})}") if len(ids) != len(set(ids)) else None
    labels = {label.get("for"): label.text().strip() for label in tree.all("label")}
    for control in tree.all("input", "select", "textarea", "button"):
        if not labels.get(control.get("id")) and not control.get("aria-label"):
            fault(f"no label for {control.attributes}")
    for link in tree.all("a"):
        target = link.get("href") or ""
        if not link.text().strip():
            fault(f"a link without words: {target}")
        if target.startswith("#") and target[1:] not in ids:
            fault(f"a link to nowhere: {target}")


def nothing_else(tree, text, page, fault):
    """No script, nothing from elsewhere, and every file that is linked is there."""
    if any(tree.all("script", "iframe", "img", "link", "object")):
        fault("a script, a picture, or something from another file")
    for element in tree.all():
        fault(f"{element.tag} has {name}") if (name := next((each for each in element.attributes if each.startswith("on")), None)) else None
    for link in tree.all("a"):
        target = link.get("href") or ""
        if re.match("[a-z]+:", target, re.I):
            fault(f"a link to elsewhere: {target}")
        elif not target.startswith("#") and not (page.parent / urldecoded(target)).exists():
            fault(f"a link to a file that is not there: {target}")
    policy = next((meta.get("content") for meta in tree.all("meta") if (meta.get("http-equiv") or "").lower() == "content-security-policy"), "")
    if not policy.startswith("default-src 'none'"):
        fault(f"the content security policy is {policy!r}")
    view = next((meta.get("content") for meta in tree.all("meta") if meta.get("name") == "viewport"), "")
    if "width=device-width" not in view or "user-scalable=no" in view or "maximum-scale" in view:
        fault(f"the viewport is {view!r}")
    if len(text.encode()) > 800_000:
        fault("the page is larger than 800 KB")


def urldecoded(text):
    from urllib.parse import unquote
    return unquote(text)


def luminance(colour):
    parts = [int(colour[place:place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(tree, fault):
    """Each rule's colour against its ground, or against that of the page."""
    style = "".join(each.text() for each in tree.all("style"))
    flat = re.sub(r"@media[^{]*\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}", r"\1", style)
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", flat)
    body = next(rule for name, rule in rules if name.strip() == "body")
    default = {"color": "", "background": ""}
    for member in default:
        default[member] = re.search(rf"(?:^|;){member}:(#[0-9a-f]{{6}})", body)[1]
    seen = 0
    for name, rule in rules:
        pair = {member: re.search(rf"(?:^|;){member}:(#[0-9a-f]{{6}})", rule) for member in default}
        if not pair["color"]:
            continue
        ink, ground = pair["color"][1], (pair["background"] or re.match("(.*)", default["background"]))[1]
        light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
        ratio = (light + 0.05) / (dark + 0.05)
        seen += 1
        if ratio < CONTRAST:
            fault(f"{name.strip()}: {ink} on {ground} is {ratio:.2f} : 1")
    if seen < 5:
        fault(f"only {seen} colours were found")


MEASURE = """<!DOCTYPE html><title>measure</title><body style="margin:0"><iframe style="width:%dpx;height:4000px;border:0" src="%s"></iframe>
<script>addEventListener('message', event => { document.body.textContent = 'RESULT' + event.data + 'END' })</script>"""
REPORT = """<script>%s</script><script>addEventListener('load', async () => {
const root = document.documentElement, wide = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
const result = {scroll: root.scrollWidth, window: innerWidth, wide: wide.slice(0, 5).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 40))}
if (window.axe) { const found = await axe.run(document, {resultTypes: ['violations']})
result.axe = axe.version
result.violations = found.violations.map(v => v.id + ' (' + v.impact + ', ' + v.nodes.length + '): ' + v.help + ' ' + v.nodes[0].html.slice(0, 120)) }
parent.postMessage(JSON.stringify(result).replaceAll('<', '‹'), '*') })</script>"""


def browsed(browser, text, axe, width, language, scratch):
    """What a browser says of the page in a frame of `width` pixels; the policy is taken out so that the measuring script may run."""
    page = re.sub(r"<meta http-equiv=\"?Content-Security-Policy\"?[^>]*>", "", text)
    if language == "en":
        page = page.replace("id=lang-vi checked", "id=lang-vi").replace("id=lang-en>", "id=lang-en checked>")
    (scratch / "page.html").write_text(page + REPORT % (axe or ""), encoding="utf-8")
    (scratch / "frame.html").write_text(MEASURE % (width, "page.html"), encoding="utf-8")
    done = subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={scratch / 'profile'}", "--window-size=1400,4000",
                           "--allow-file-access-from-files", "--virtual-time-budget=60000", "--dump-dom", (scratch / "frame.html").as_uri()],
                          capture_output=True, text=True, timeout=180)
    found = re.search("RESULT(.*)END", done.stdout, re.S)
    return json.loads(found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")) if found else None


def in_browser(browser, text, axe, fault):
    told = []
    with tempfile.TemporaryDirectory() as folder:
        for width in WIDTHS:
            for language in ("vi", "en"):
                result = browsed(browser, text, axe, width, language, pathlib.Path(folder))
                if result is None:
                    fault(f"{width} pixels, {language}: the browser gave no result")
                    continue
                if result["scroll"] > result["window"] or result["wide"]:
                    fault(f"{width} pixels, {language}: {result['scroll']} wide, {result['wide']}")
                for violation in result.get("violations", []):
                    fault(f"axe-core, {width} pixels, {language}: {violation}")
                told.append(f"{width}/{language}")
                version = result.get("axe")
    return f"; in a browser at {', '.join(told)}" + (f" with axe-core {version}" if told and version else "")


def axe_source(path):
    if path:
        return pathlib.Path(path).read_text(encoding="utf-8")
    package = importlib.util.find_spec("axe_playwright_python")
    folders = [pathlib.Path(each) for each in package.submodule_search_locations] if package else []
    for folder in [*folders, AXE]:
        if (folder / "axe.min.js").exists():
            return (folder / "axe.min.js").read_text(encoding="utf-8")
    return None


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("page", type=pathlib.Path)
    options.add_argument("--axe")
    chosen = options.parse_args()
    text, faults = chosen.page.read_text(encoding="utf-8"), []
    tree = Tree(text).top
    for rule in (languages, headings, tables, controls, contrast):
        rule(tree, faults.append)
    nothing_else(tree, text, chosen.page, faults.append)
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    told = in_browser(browser, text, axe_source(chosen.axe), faults.append) if browser else "; no browser is here"
    for fault in faults:
        print(f"{chosen.page.name}: {fault}")
    print(f"{chosen.page.name}: {'the rules hold' if not faults else str(len(faults)) + ' faults'}{told}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
