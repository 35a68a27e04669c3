"""Pintu keluar: surel, atau gerbang HTTP bagi WhatsApp, Telegram, dan SMS."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from terasa.kabar.balasan import make_alamat_balasan
from terasa.kabar.berhenti import has_stopped
from terasa.kabar.gerbang import find_gerbang, push
from terasa.kabar.models import Alamat, JenisAlamat, Pesan
from terasa.kabar.sandi import make_teks
from terasa.umum.errors import AturanDilanggar


class BelumAdaSaluran(AturanDilanggar):
    """No door is configured for this kind of address."""


class PenerimaBerhenti(AturanDilanggar):
    """The recipient asked for silence."""


def send(pesan: Pesan) -> None:
    """Deliver one message or raise: BelumAdaSaluran, PenerimaBerhenti, GerbangMenolak, or what may be tried again."""
    alamat = pesan.alamat
    if alamat is None:
        raise BelumAdaSaluran("Alamat penerima sudah dihapus.")
    if has_stopped(alamat):
        raise PenerimaBerhenti("Penerima sudah berhenti berlangganan.")
    if alamat.jenis == JenisAlamat.SUREL:
        _send_surel(pesan, alamat)
        return
    gerbang = find_gerbang(alamat)
    if gerbang is None:
        raise BelumAdaSaluran("Saluran ini belum diatur.")
    push(gerbang, pesan, alamat)


def can_reach(alamat: Alamat) -> bool:
    """Whether a message to this address could leave now. Needs the system's eyes."""
    if has_stopped(alamat):
        return False
    return bool(settings.EMAIL_URL) if alamat.jenis == JenisAlamat.SUREL else find_gerbang(alamat) is not None


def _send_surel(pesan: Pesan, alamat: Alamat) -> None:
    if not settings.EMAIL_URL:
        raise BelumAdaSaluran("Saluran ini belum diatur.")
    tautan = f"{settings.ALAMAT_PUBLIK}{pesan.tautan}" if pesan.tautan else ""
    surel = EmailMessage(
        subject=pesan.subjek,
        body=f"{make_teks(pesan)}\n\n{tautan}".strip(),
        to=[alamat.nilai],
        headers=_headers(pesan, alamat),
        connection=get_connection(**email_settings(settings.EMAIL_URL)),
    )
    if settings.SUREL_MASUK:
        surel.reply_to = [make_alamat_balasan(settings.SUREL_MASUK, alamat.pemilik_id)]
    surel.send()


def _headers(pesan: Pesan, alamat: Alamat) -> dict[str, str]:
    kepala = {
        # The same message sent again after a crash carries the same id, so that mailboxes show it once.
        "Message-ID": f"<{pesan.pk}@terasa>",
        # No machine may answer a machine (RFC 3834).
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if alamat.utas:
        kepala |= {"In-Reply-To": alamat.utas, "References": alamat.utas}
    return kepala


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
