"""QR sebagai SVG di dalam halaman: tanpa permintaan tambahan, tajam saat dicetak."""

from __future__ import annotations

import qrcode
from django.utils.safestring import SafeString, mark_safe
from qrcode.image.svg import SvgPathImage


def make_qr(teks: str) -> SafeString:
    """An `<svg>` of squares; the text itself appears nowhere in the markup."""
    gambar = qrcode.make(teks, image_factory=SvgPathImage, border=2)
    # Only numbers of our own drawing.
    return mark_safe(str(gambar.to_string(encoding="unicode")))  # noqa: S308  # drawn from the code alone
