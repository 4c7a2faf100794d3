"""The figures that a PDF prints: usage figures_of.py FILE.

Prints a line for each reference in reading order: the code of the figure, a tab and the text that
stands there. The text is read from what the page shows, through the fonts' ToUnicode maps, so that
it is what a reader sees and not what somebody wrote beside it.
"""

import re
import sys

import pikepdf


def unicode_map(font):
    """Code of a glyph (its bytes) -> text."""
    if "/ToUnicode" not in font:
        return {}
    lines = font.ToUnicode.read_bytes().decode("ascii")
    known = {}
    for section in re.findall(r"beginbfchar(.*?)endbfchar", lines, re.S):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", section):
            known[bytes.fromhex(code)] = bytes.fromhex(text).decode("utf-16-be")
    for section in re.findall(r"beginbfrange(.*?)endbfrange", lines, re.S):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", section):
            start = bytes.fromhex(text).decode("utf-16-be")
            for step in range(int(last, 16) - int(first, 16) + 1):
                code = (int(first, 16) + step).to_bytes(len(first) // 2, "big")
                known[code] = start[:-1] + chr(ord(start[-1]) + step)
    return known


class PageTexts:
    """What stands in each piece of marked content of a page, by its MCID."""

    def __init__(self, page, maps):
        self.texts = {}
        self.open = []  # (MCID or None, whether an ActualText says it)
        self.map = {}
        fonts = page.Resources.get("/Font", {})
        properties = page.Resources.get("/Properties", {})
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name == "Tf":
                font = fonts[str(operands[0])]
                if font.objgen not in maps:
                    maps[font.objgen] = unicode_map(font)
                self.map = maps[font.objgen]
            elif name == "BMC":
                self.open.append((None, False))
            elif name == "BDC":
                given = operands[1]
                self.begin(properties[str(given)] if isinstance(given, pikepdf.Name) else given)
            elif name == "EMC":
                self.open.pop()
            elif name in ("Tj", "'", '"'):
                self.show(bytes(operands[-1]))
            elif name == "TJ":
                for part in operands[0]:
                    if isinstance(part, pikepdf.String):
                        self.show(bytes(part))

    def begin(self, properties):
        self.open.append((properties.get("/MCID"), "/ActualText" in properties))
        if "/ActualText" in properties:
            self.add(str(properties.ActualText))

    def add(self, text):
        innermost = [mcid for mcid, _ in self.open if mcid is not None][-1:]
        for mcid in innermost:
            self.texts[int(mcid)] = self.texts.get(int(mcid), "") + text

    def show(self, codes):
        if not any(is_said for _, is_said in self.open):
            pairs = [codes[i:i + 2] for i in range(0, len(codes), 2)]
            self.add("".join(self.map.get(pair, "\ufffd") for pair in pairs))


class Reader:
    def __init__(self, pdf):
        self.pages = {page.objgen: page for page in pdf.pages}
        self.read = {}
        self.maps = {}

    def text_of(self, page, mcid):
        if page.objgen not in self.read:
            self.read[page.objgen] = PageTexts(self.pages[page.objgen], self.maps).texts
        return self.read[page.objgen].get(int(mcid), "")

    def kids(self, element):
        kids = element.get("/K", [])
        return kids if isinstance(kids, pikepdf.Array) else [kids]

    def text(self, element):
        """All that an element holds."""
        said = ""
        for kid in self.kids(element):
            if not isinstance(kid, pikepdf.Dictionary):
                said += self.text_of(element.Pg, kid)
            elif kid.get("/Type") == "/MCR":
                said += self.text_of(kid.get("/Pg", element.get("/Pg")), kid.MCID)
            elif kid.get("/Type") != "/OBJR":
                said += self.text(kid)
        return said

    def figures(self, element):
        """(code, text) of the element and all below it."""
        code = figure_code(element)
        if code is not None:
            yield code, self.text(element).strip()
        for kid in self.kids(element):
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") not in ("/MCR", "/OBJR"):
                yield from self.figures(kid)


def figure_code(element):
    attributes = element.get("/A", [])
    for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(one, pikepdf.Dictionary) and one.get("/O") == "/UserProperties":
            for entry in one.P:
                if str(entry.N) == "Figure":
                    return str(entry.V)
    return None


def figures_of(path):
    """All references of a PDF in reading order, as (code, text)."""
    with pikepdf.open(path) as pdf:
        root = pdf.Root.get("/StructTreeRoot")
        return list(Reader(pdf).figures(root)) if root is not None else []


if __name__ == "__main__":
    for figure, printed in figures_of(sys.argv[1]):
        print(f"{figure}\t{printed}")
