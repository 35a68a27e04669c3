"""Sebuah surel menjadi tulisan, foto, dan petunjuk tempatnya; yang bukan dari orang dikenali. Tanpa basis data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parseaddr
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.pintu.rules.perintah import clean_teks
from terasa.umum.errors import MasukanTakTerbaca

TERBESAR = 30 * 1024 * 1024
BAGIAN_TERBANYAK, DICOBA_TERBANYAK = 200, 10
TULISAN_TERBESAR = 2_000_000
PENERIMA = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Forwarded-To")
IMBUH = re.compile(r"\+([^@+]+)@")
PESAN_KAMI = re.compile(r"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@terasa>", re.IGNORECASE)
KUTIPAN = re.compile(
    r"^(?:>|-{2,}\s*(?:original message|pesan asli|forwarded message)|-- $|_{10,}\s*$"
    r"|(?:pada|on)\b.{0,200}\b(?:menulis|wrote)\s*:?\s*$|(?:dari|from)\s*:\s.+@.+)",
    re.IGNORECASE,
)
JUDUL_UMUM = re.compile(
    r"\s*((re|fw|fwd|balasan|bls)\s*:\s*)*(aspirasi|usulan|usul|saran|laporan)?[\s.!]*", re.IGNORECASE
)
MESIN = re.compile(
    r"(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)(?:[+=-].*)?@", re.IGNORECASE
)


@dataclass(frozen=True)
class Surat:
    """What an e-mail says. `otomatis` why it is not from a person, "" when it is.

    `imbuh` are the words after “+” in its recipients; `membalas` and `memantul` name messages of ours.
    """

    id_luar: str
    pengirim: str
    judul: str
    teks: str
    kepada: tuple[str, ...] = ()
    imbuh: tuple[str, ...] = ()
    membalas: tuple[UUID, ...] = ()
    memantul: tuple[UUID, ...] = ()
    otomatis: str = ""
    gambar: tuple[bytes, ...] = field(default=(), repr=False)
    lampiran_lain: int = 0


def read_surat(data: bytes) -> Surat:
    """Parse one message as it came. Raises MasukanTakTerbaca when it is none."""
    if not data.strip():
        raise MasukanTakTerbaca(_("Surel ini kosong."), code="surel-kosong")
    if len(data) > TERBESAR:
        raise MasukanTakTerbaca(_("Surel ini lebih besar dari 30 MB; tidak diterima."), code="surel-besar")
    try:
        surat = message_from_bytes(data)
        if not (surat.get("From") or surat.get("Message-ID") or surat.get("Return-Path")):
            raise MasukanTakTerbaca(_("Ini bukan surel: tidak ada kepala suratnya."), code="bukan-surel")
        return _read(surat, data)
    except (MessageError, RecursionError, ValueError, LookupError, TypeError, AttributeError) as exc:
        raise MasukanTakTerbaca(_("Surel ini rusak dan tidak dapat dibaca."), code="surel-rusak") from exc


def first_words(surat: Surat) -> str:
    """The problem as told: a subject that says something, then the words."""
    judul = "" if JUDUL_UMUM.fullmatch(surat.judul) else surat.judul
    return clean_teks(surat.teks if judul and judul in surat.teks else f"{judul}\n\n{surat.teks}")


def strip_kutipan(teks: str) -> str:
    """Only what was newly written: no quoted mail, no signature; everything when nothing else is left."""
    baris = teks.split("\n")
    for i, satu in enumerate(baris):
        if KUTIPAN.match(satu.strip(" ") if satu.strip() != "--" else "-- "):
            sendiri = "\n".join(baris[:i]).strip()
            return sendiri or teks
    return teks


def _read(surat: Message, data: bytes) -> Surat:
    bagian = list(_list_parts(surat))
    gambar, lain = _sort_attachments(bagian)
    kepada = [a.lower() for a in _addresses(surat)]
    id_surat = _header(surat, "Message-ID").strip()
    return Surat(
        id_luar=id_surat or sha256(data).hexdigest(),
        pengirim=parseaddr(_header(surat, "From"))[1].strip().lower(),
        judul=clean_teks(_header(surat, "Subject")).replace("\n", " ")[:200],
        teks=clean_teks(_text_of(bagian)),
        kepada=tuple(kepada),
        imbuh=tuple(m for a in kepada for m in IMBUH.findall(a)),
        membalas=_ours(f"{_header(surat, 'References')} {_header(surat, 'In-Reply-To')}"),
        memantul=_ours(_returned(surat)) if _is_report(surat) else (),
        otomatis=_why_automatic(surat),
        gambar=gambar,
        lampiran_lain=lain,
    )


def _list_parts(surat: Message) -> Iterator[Message]:
    """Leaves in order; a forwarded message inside is an attachment and stays closed."""
    antre: list[Message] = [surat]
    for _n in range(BAGIAN_TERBANYAK):
        if not antre:
            return
        satu = antre.pop(0)
        isi: Any = satu.get_payload()
        if satu.get_content_maintype() == "multipart" and isinstance(isi, list):
            antre[:0] = isi[:BAGIAN_TERBANYAK]
        else:
            yield satu


def _text_of(bagian: list[Message]) -> str:
    """Plain text where there is any, else the HTML read as text."""
    tulisan = [b for b in bagian if b.get_content_maintype() == "text" and not _is_attached(b)]
    for jenis, baca in (("text/plain", str), ("text/html", html_to_text)):
        isi = "\n\n".join(
            t for b in tulisan if b.get_content_type() == jenis and (t := baca(_decode(b)).strip())
        )
        if isi:
            return isi
    return ""


def _sort_attachments(bagian: list[Message]) -> tuple[tuple[bytes, ...], int]:
    """Bytes that may be photos (a few more than are kept, for some are none), and how many others there are."""
    lampiran = [b for b in bagian if b.get_content_maintype() != "text" or _is_attached(b)]
    gambar = [b for b in lampiran if b.get_content_maintype() == "image" or _looks_like_image(b)]
    data = [_bytes(b) for b in gambar[:DICOBA_TERBANYAK]]
    return tuple(d for d in data if d), len(lampiran) - len(gambar) + max(0, len(gambar) - DICOBA_TERBANYAK)


def _looks_like_image(b: Message) -> bool:
    return bool(re.search(r"\.(jpe?g|png|webp)$", b.get_filename() or "", re.IGNORECASE))


def _is_attached(b: Message) -> bool:
    return (b.get_content_disposition() or "") == "attachment" or bool(b.get_filename())


def _bytes(b: Message) -> bytes:
    isi: Any = b.get_payload(decode=True)
    return isi if isinstance(isi, bytes) else b""


def _decode(b: Message) -> str:
    data = _bytes(b)[:TULISAN_TERBESAR]
    for aksara in (b.get_content_charset() or "utf-8", "utf-8"):
        try:
            return data.decode(aksara)
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode("cp1252", errors="replace")


def _header(surat: Message, nama: str) -> str:
    """A header in words, whatever its coding; several of one name are joined."""
    return " ".join(_decode_header(str(nilai)) for nilai in surat.get_all(nama, []))[:20_000]


def _decode_header(nilai: str) -> str:
    try:
        potongan = decode_header(nilai)
    except (MessageError, ValueError, UnicodeError):
        return nilai
    hasil = []
    for isi, aksara in potongan:
        if isinstance(isi, str):
            hasil.append(isi)
            continue
        try:
            hasil.append(isi.decode(aksara or "utf-8"))
        except (LookupError, UnicodeError):
            hasil.append(isi.decode("cp1252", errors="replace"))
    return "".join(hasil)


def _addresses(surat: Message) -> list[str]:
    semua = [isi for nama in PENERIMA if (isi := _header(surat, nama))]
    return [a for _nama, a in getaddresses(semua) if "@" in a][:100]


def _ours(teks: str) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(UUID(k) for k in PESAN_KAMI.findall(teks)))


def _is_report(surat: Message) -> bool:
    return surat.get_content_type() == "multipart/report" or "delivery-status" in str(
        surat.get("Content-Type", "")
    )


def _returned(surat: Message) -> str:
    """Headers of the message that came back, wherever a mail server put them."""
    isi = [str(b.get("Message-ID", "")) for b in surat.walk()] if surat.is_multipart() else []
    potongan = [_decode(b)[:20_000] for b in _list_parts(surat) if "rfc822" in b.get_content_type()]
    return " ".join([*isi, *potongan, _header(surat, "References"), _header(surat, "In-Reply-To")])


def _why_automatic(surat: Message) -> str:
    """Why no person wrote this, by RFC 3834 and what mail programs really send; "" when one did."""
    otomatis = _header(surat, "Auto-Submitted").strip().lower()
    if _is_report(surat) or _header(surat, "Return-Path").strip() == "<>":
        return "surat kembali"
    if otomatis and not otomatis.startswith("no"):
        return "balasan otomatis"
    if any(surat.get(k) for k in ("X-Autoreply", "X-Autorespond", "X-Auto-Response", "X-Autogenerated")):
        return "balasan otomatis"
    if _header(surat, "Precedence").strip().lower() in {"bulk", "junk", "list", "auto_reply"} or surat.get(
        "List-Id"
    ):
        return "surat massal"
    if MESIN.match(parseaddr(_header(surat, "From"))[1]):
        return "surat mesin"
    return ""


class _Teks(HTMLParser):
    """Words of a page: blocks become lines, scripts and styles vanish."""

    TERSEMBUNYI = frozenset({"script", "style", "head", "title", "template"})
    BLOK = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "table"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.hasil: list[str] = []
        self.dalam = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.dalam += tag in self.TERSEMBUNYI
        if tag in self.BLOK:
            self.hasil.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.dalam = max(0, self.dalam - (tag in self.TERSEMBUNYI))
        if tag in self.BLOK:
            self.hasil.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.dalam:
            self.hasil.append(re.sub(r"\s+", " ", data))


def html_to_text(halaman: str) -> str:
    """The words of an HTML mail, line by line."""
    pembaca = _Teks()
    pembaca.feed(halaman)
    pembaca.close()
    baris = (" ".join(b.split()) for b in "".join(pembaca.hasil).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(baris)).strip()
