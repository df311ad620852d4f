"""QR codes as drawings, sharp at any size."""

from functools import lru_cache
from io import BytesIO

import segno

# Light modules around the code, which readers need (ISO/IEC 18004 asks for four; white paper gives the rest).
QUIET = 2


def qr_drawing(address: str) -> BytesIO:
    """Return the code of an address as SVG; it stands up to the creases and stains of a sheet (level M)."""
    return BytesIO(_drawn(address))


@lru_cache(maxsize=100)
def _drawn(address: str) -> bytes:
    drawing = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(drawing, kind="svg", border=QUIET, omitsize=True, svgclass=None, lineclass=None)
    return drawing.getvalue()
