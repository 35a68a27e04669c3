"""Menulis kalender iCalendar (RFC 5545): acara sehari penuh, baris dilipat pada 75 oktet, CRLF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

BATAS_OKTET = 75
PRODID = "-//Terasa//Tenggat//ID"


@dataclass(frozen=True, slots=True)
class Acara:
    """An entry of a whole day, or with `mulai_at` and `selesai_at` (aware) of some hours.

    `uid` must stay the same for the same deadline, so that a moved one is updated.
    """

    uid: str
    tanggal: date
    judul: str
    keterangan: str = ""
    alamat: str = ""
    pengingat: Sequence[date] = ()
    mulai_at: datetime | None = None
    selesai_at: datetime | None = None
    tempat: str = ""


def tulis_ics(acara: Iterable[Acara], *, dibuat_at: datetime, nama: str = "Tenggat Terasa") -> str:
    """A whole calendar file; `dibuat_at` must be aware."""
    if dibuat_at.tzinfo is None:
        raise ValueError("dibuat_at harus berzona waktu")
    baris = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODID}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escape(nama)}",
    ]
    for satu in acara:
        baris += _event(satu, dibuat_at.astimezone(UTC))
    baris.append("END:VCALENDAR")
    return "".join(fold(b) + "\r\n" for b in baris)


def fold(baris: str) -> str:
    """Fold at 75 octets without cutting a UTF-8 character; continuation lines begin with a space."""
    potongan, kini, panjang = [], "", 0
    for aksara in baris:
        oktet = len(aksara.encode())
        if panjang + oktet > BATAS_OKTET:
            potongan.append(kini)
            kini, panjang = " ", 1
        kini += aksara
        panjang += oktet
    return "\r\n".join([*potongan, kini])


def _event(acara: Acara, dibuat: datetime) -> list[str]:
    baris = [
        "BEGIN:VEVENT",
        f"UID:{_plain(acara.uid)}",
        f"DTSTAMP:{dibuat:%Y%m%dT%H%M%SZ}",
        *_when(acara),
        f"SUMMARY:{_escape(acara.judul)}",
    ]
    if acara.keterangan:
        baris.append(f"DESCRIPTION:{_escape(acara.keterangan)}")
    if acara.tempat:
        baris.append(f"LOCATION:{_escape(acara.tempat)}")
    if acara.alamat:
        baris.append(f"URL:{_plain(acara.alamat)}")
    # A deadline does not make anybody busy; a meeting does.
    baris.append("TRANSP:TRANSPARENT" if acara.mulai_at is None else "TRANSP:OPAQUE")
    for hari in acara.pengingat:
        baris += _alarm(acara, (acara.tanggal - hari).days)
    return [*baris, "END:VEVENT"]


def _when(acara: Acara) -> list[str]:
    if acara.mulai_at is not None and acara.selesai_at is not None:
        return [
            f"DTSTART:{acara.mulai_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            f"DTEND:{acara.selesai_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        ]
    return [
        f"DTSTART;VALUE=DATE:{_as_date(acara.tanggal)}",
        f"DTEND;VALUE=DATE:{_as_date(acara.tanggal + timedelta(days=1))}",
    ]


def _alarm(acara: Acara, hari_sebelum: int) -> list[str]:
    # An all-day entry starts at midnight; the alarm rings at eight in the morning of its day.
    picu = f"-P{hari_sebelum - 1}DT16H" if hari_sebelum > 1 else "-PT16H"
    return [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escape(acara.judul)}",
        f"TRIGGER:{picu if hari_sebelum > 0 else 'PT8H'}",
        "END:VALARM",
    ]


def _as_date(hari: date) -> str:
    return hari.isoformat().replace("-", "")


def _escape(teks: str) -> str:
    bersih = "".join(a for a in teks.replace("\r\n", "\n").replace("\r", "\n") if a >= " " or a == "\n")
    return bersih.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _plain(teks: str) -> str:
    """A value that takes no escapes: control characters would open a new line of the file."""
    return "".join(a for a in teks if a >= " ")
