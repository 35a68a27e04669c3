"""Pintu keluar: surel sekarang, pintu lain kelak lewat fungsi yang sama."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from terasa.kabar.models import JenisAlamat, Pesan
from terasa.umum.errors import AturanDilanggar


class BelumAdaSaluran(AturanDilanggar):
    """No door is configured for this kind of address."""


def send(pesan: Pesan) -> None:
    """Deliver one message or raise; BelumAdaSaluran when this installation has no such door."""
    alamat = pesan.alamat
    if alamat is None or alamat.berhenti_at is not None:
        raise BelumAdaSaluran("Penerima sudah berhenti berlangganan.")
    if alamat.jenis != JenisAlamat.SUREL or not settings.EMAIL_URL:
        raise BelumAdaSaluran("Saluran ini belum diatur.")
    tautan = f"{settings.ALAMAT_PUBLIK}{pesan.tautan}" if pesan.tautan else ""
    surel = EmailMessage(
        subject=pesan.subjek,
        body=f"{pesan.teks}\n\n{tautan}".strip(),
        to=[alamat.nilai],
        # The same message sent again after a crash carries the same id, so that mailboxes show it once.
        headers={"Message-ID": f"<{pesan.pk}@terasa>"},
        connection=get_connection(**email_settings(settings.EMAIL_URL)),
    )
    surel.send()


@lru_cache
def email_settings(url: str) -> dict[str, Any]:
    """`smtp://user:pw@host:25`, `smtps://…`, `smtp+tls://…`, or `file:///folder` for demonstrations."""
    bagian = urlsplit(url)
    if bagian.scheme == "file":
        return {"backend": "django.core.mail.backends.filebased.EmailBackend", "file_path": bagian.path}
    tanya = parse_qs(bagian.query)
    return {
        "backend": "django.core.mail.backends.smtp.EmailBackend",
        "host": bagian.hostname,
        "port": bagian.port or (465 if bagian.scheme == "smtps" else 25),
        "username": unquote(bagian.username or ""),
        "password": unquote(bagian.password or ""),
        "use_ssl": bagian.scheme == "smtps",
        "use_tls": bagian.scheme == "smtp+tls",
        "timeout": int(tanya.get("timeout", ["20"])[0]),
    }
