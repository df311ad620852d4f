"""Reads back what a sheet says, without a library that a bare machine lacks."""

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)
_SHOWN = re.compile(rb"/F(\d+) [\d.]+ Tf|(BT)|\(((?:\\.|[^\\)])*)\) Tj", re.DOTALL)
_LETTER = re.compile(rb"<([0-9A-F]+)> <([0-9A-F]+)>")
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t"}


def objects(pdf: bytes) -> dict[int, bytes]:
    """Return each object of the file, with its stream unpacked."""
    return {int(number): _unpacked(body) for number, body in _OBJECT.findall(pdf)}


def page_count(pdf: bytes) -> int:
    return sum(bool(re.search(rb"/Type /Page\b", body)) for body in objects(pdf).values())


def pages(pdf: bytes) -> list[bytes]:
    """Return the drawing of each page."""
    found = objects(pdf)
    drawn = [re.search(rb"/Contents (\d+) 0 R", body) for body in found.values()]
    return [found[int(page[1])] for page in drawn if page]


def text(pdf: bytes) -> str:
    """Return the words of all pages in the order in which they were drawn, a line a line."""
    return "\n".join(line for page in pages(pdf) for line in _lines(page, _letters(pdf)))


def modules(page: bytes) -> set[tuple[int, int]]:
    """Return the dark modules of the QR code of a page as column and row; its quiet zone is two wide."""
    code = page[page.index(b"/MCID 0") :]
    runs = re.findall(rb"(\d+) (\d+)\.5 m (\d+) \2\.5 l", code)
    return {(x - 2, int(y) - 2) for start, y, end in runs for x in range(int(start), int(end))}


def _lines(page: bytes, letters: dict[int, dict[int, str]]) -> list[str]:
    font, lines = 0, []
    for chosen, begins, shown in _SHOWN.findall(page):
        if chosen:
            font = int(chosen)
        elif begins:
            lines.append("")
        else:
            codes = _ESCAPED.sub(lambda found: _ESCAPES.get(found[1], found[1]), shown)
            pairs = zip(codes[::2], codes[1::2], strict=True)
            lines[-1] += "".join(letters[font][high * 256 + low] for high, low in pairs)
    return [line for line in lines if line]


def _letters(pdf: bytes) -> dict[int, dict[int, str]]:
    """Return which sign each code of each font means."""
    found = objects(pdf)
    fonts = {}
    for body in found.values():
        for number, reference in re.findall(rb"/F(\d+) (\d+) 0 R", body):
            to_unicode = re.search(rb"/ToUnicode (\d+) 0 R", found[int(reference)])
            fonts[int(number)] = {
                int(code, 16): bytes.fromhex(sign.decode()).decode("utf-16-be")
                for code, sign in _LETTER.findall(found[int(to_unicode[1])])
            }
    return fonts


def _unpacked(body: bytes) -> bytes:
    stream = _STREAM.search(body)
    if stream is None:
        return body
    return zlib.decompress(stream[1]) if b"/FlateDecode" in body else stream[1]
