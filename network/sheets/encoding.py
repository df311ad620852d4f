"""In which letters a text file is written: UTF-8, or Windows's when nothing else can be meant."""

import codecs
from pathlib import Path

from django.utils.translation import gettext as _

from network.sheets.errors import UnreadableFileError

_CHUNK = 1 << 20
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What French is written with beyond ASCII, in Windows-1252. Other bytes there mean another encoding.
_FRENCH = "àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ«»“”‘’–—…€°²³ºª·•\u00a0"
_KNOWN = bytes(range(128)) + _FRENCH.encode("cp1252")
# No text in any encoding holds these; pictures and PDF files do.
_NOT_WRITTEN = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))


def encoding_of(path: Path, start: bytes) -> tuple[str, int, list[str]]:
    """Return the encoding, the number of lines and what to say of it; raise UnreadableFileError."""
    if start.startswith(_UTF_16) or _is_half_empty(start):
        raise UnreadableFileError(_("The file is “Unicode text” (UTF-16): save it as “CSV UTF-8”."))
    if b"\0" in start:
        raise _no_text()
    decoder, lines, is_french = codecs.getincrementaldecoder("utf-8")(), 0, True
    wrong, is_text = 0, True
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            wrong = wrong or _wrong_line(decoder, chunk, lines)
            is_text = is_text and len(chunk.translate(None, _NOT_WRITTEN)) == len(chunk)
            is_french = is_french and not chunk.translate(None, _KNOWN)
            lines += chunk.count(b"\n")
    if not wrong and _is_cut(decoder):
        wrong = lines + 1
    if not wrong:
        return "utf-8-sig", lines + 1, []
    if is_french:
        return "cp1252", lines + 1, [_windows(wrong)]
    if not is_text:
        raise _no_text()
    raise UnreadableFileError(
        _("Line %(line)s is not UTF-8: save the file as “CSV UTF-8”.") % {"line": wrong}
    )


def _is_half_empty(start: bytes) -> bool:
    """Return whether every second byte is none, as in Latin letters of two bytes without a mark."""
    return len(start) > 1 and not (any(start[::2]) and any(start[1::2]))


def _no_text() -> UnreadableFileError:
    return UnreadableFileError(_("This file is no spreadsheet: send an XLSX or a “CSV UTF-8” file."))


def _wrong_line(decoder: codecs.IncrementalDecoder, chunk: bytes, before: int) -> int:
    """Return the line of the first wrong byte of a chunk that `before` lines precede, or 0."""
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError as error:
        return before + error.object.count(b"\n", 0, error.start) + 1
    return 0


def _is_cut(decoder: codecs.IncrementalDecoder) -> bool:
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return True
    return False


def _windows(line: int) -> str:
    text = _(
        "The file is not UTF-8 (line %(line)s): it was read as Windows's encoding."
        " Look at the accents; if they are wrong, save it as “CSV UTF-8”."
    )
    return text % {"line": line}
