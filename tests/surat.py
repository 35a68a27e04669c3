"""Surel untuk uji, sebagaimana program surel menulisnya."""

from __future__ import annotations

from email.message import EmailMessage
from uuid import uuid4


def make_surat(
    teks: str = "Jembatan kayu ke sekolah lapuk.",
    *,
    subjek: str = "Aspirasi desa Bamban kecamatan Angkinang",
    dari: str = "Siti <siti@contoh.id>",
    kepada: str = "aspirasi@hss.contoh.id",
    foto: list[bytes] | None = None,
    html: str = "",
    **kepala: str,
) -> bytes:
    """One e-mail; `kepala` sets headers, with `_` for `-`."""
    surat = EmailMessage()
    surat["From"], surat["To"], surat["Subject"] = dari, kepada, subjek
    surat["Message-ID"] = kepala.pop("Message_ID", f"<{uuid4()}@contoh.id>")
    for nama, nilai in kepala.items():
        surat[nama.replace("_", "-")] = nilai
    if html:
        surat.set_content(html, subtype="html")
    else:
        surat.set_content(teks)
    for n, data in enumerate(foto or []):
        surat.add_attachment(data, maintype="image", subtype="jpeg", filename=f"IMG_{n}.jpg")
    return surat.as_bytes()
