"""Menyimpan berkas, menerbitkan dokumen beku, dan menerima pindaian bertanda tangan."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.dokumen import rules
from terasa.dokumen.cetak import Kertas, draw_qr, start_print
from terasa.dokumen.foto import FotoTidakTerbaca, reencode
from terasa.dokumen.kop import Kop, read_kop, read_logo
from terasa.dokumen.models import Berkas, CaraTtd, Cetakan, Dokumen, StatusDokumen
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode_lacak import claim_kode, claim_kode_many
from terasa.umum.pelaku import Pelaku

__all__ = [
    "CannotPrint",
    "CannotSign",
    "FotoTidakTerbaca",
    "Naskah",
    "Terbitan",
    "attach_ttd",
    "draw_alamat",
    "freeze_dokumen",
    "freeze_dokumen_many",
    "print_dokumen",
    "publish_dokumen",
    "sniff_pindaian",
    "store_berkas",
    "store_foto",
]

PINDAIAN_TERBESAR = 12 * 1024 * 1024
# First bytes decide, not the name that an upload carries.
JENIS_PINDAIAN = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n", "image/png"),
)


class CannotSign(AturanDilanggar):
    """The scan cannot make this paper valid."""


class CannotPrint(AturanDilanggar):
    """No such paper."""


def store_berkas(
    *,
    data: bytes,
    nama: str,
    tipe: str,
    kode_wilayah: str,
    now: datetime,
    pemilik_id: UUID | None = None,
    dirilis: bool = False,
) -> Berkas:
    """Store bytes as they are, with their SHA-256."""
    berkas = Berkas(
        kode_wilayah=kode_wilayah,
        pemilik_id=pemilik_id,
        nama=nama[:160],
        tipe=tipe,
        ukuran=len(data),
        sha256=rules.sidik(data),
        isi=data,
        dirilis=dirilis,
        dibuat_at=now,
    )
    berkas.save(force_insert=True)
    return berkas


def store_foto(
    *,
    data: bytes,
    nama: str,
    kode_wilayah: str,
    now: datetime,
    pemilik_id: UUID | None = None,
    dirilis: bool = False,
) -> Berkas:
    """Store a photo re-encoded as JPEG without metadata. Raises FotoTidakTerbaca."""
    return store_berkas(
        data=reencode(data),
        nama=f"{nama.rsplit('.', 1)[0] or 'foto'}.jpg",
        tipe="image/jpeg",
        kode_wilayah=kode_wilayah,
        now=now,
        pemilik_id=pemilik_id,
        dirilis=dirilis,
    )


@dataclass(frozen=True)
class Naskah:
    """What a paper says before it gets its code, its hash and its letterhead."""

    judul: str
    kode_wilayah: str
    isi: dict[str, Any]
    nomor: str = ""
    versi: int = 1
    mengubah: Dokumen | None = None
    is_terbatas: bool = False


@dataclass(frozen=True)
class Terbitan:
    """A frozen paper that is at the printer: rows may point at it already, but it is not stored yet."""

    dokumen: Dokumen
    cetakan: Future[bytes]


def freeze_dokumen(
    *,
    jenis: str,
    judul: str,
    nomor: str,
    kode_wilayah: str,
    tahun: int,
    isi: dict[str, Any],
    now: datetime,
    unit: Unit | None = None,
    mengubah: Dokumen | None = None,
    versi: int = 1,
    is_terbatas: bool = False,
) -> Terbitan:
    """Freeze a paper: canonical JSON and its SHA-256, which the PDF prints under the letterhead of `unit`.

    `is_terbatas` keeps its content from the public. `publish_dokumen` must follow in the same transaction.
    """
    kop = read_kop(unit)
    naskah = Naskah(
        judul,
        kode_wilayah,
        isi,
        nomor=nomor,
        versi=versi,
        mengubah=mengubah,
        is_terbatas=is_terbatas,
    )
    dokumen = _freeze(naskah, claim_kode("dokumen"), kop, jenis, tahun, now)
    return Terbitan(dokumen, _at_the_press(dokumen, kop.kertas, kop.logo))


def freeze_dokumen_many(
    *, jenis: str, tahun: int, naskah: Sequence[Naskah], now: datetime, unit: Unit | None = None
) -> list[Dokumen]:
    """Freeze many papers of one kind under one letterhead; each is printed when somebody first asks for it."""
    kop = read_kop(unit)
    kode = claim_kode_many("dokumen", len(naskah))
    beku = [_freeze(n, k, kop, jenis, tahun, now) for n, k in zip(naskah, kode, strict=True)]
    return Dokumen.objects.bulk_create(beku)


def _freeze(naskah: Naskah, kode: str, kop: Kop, jenis: str, tahun: int, now: datetime) -> Dokumen:
    isi = {
        **naskah.isi,
        "kode": kode,
        "judul": naskah.judul,
        "nomor": naskah.nomor,
        "tahun": tahun,
        "terbit_at": now.isoformat(),
        "kop": kop.isi,
    }
    return Dokumen(
        kode=kode,
        jenis=jenis,
        judul=naskah.judul,
        nomor=naskah.nomor,
        kode_wilayah=naskah.kode_wilayah,
        tahun=tahun,
        versi=naskah.versi,
        isi=isi,
        isi_sha256=rules.sidik(rules.canonical(isi)),
        kertas=kop.kertas,
        mengubah=naskah.mengubah,
        is_terbatas=naskah.is_terbatas,
        terbit_at=now,
    )


def _at_the_press(dokumen: Dokumen, kertas: str, logo: str) -> Future[bytes]:
    return start_print(
        rules.TEMPLAT[dokumen.jenis],
        {**dokumen.isi, "sidik": dokumen.isi_sha256},
        pada=dokumen.terbit_at,
        kertas=kertas,
        lampiran={"qr": draw_alamat(dokumen), "logo": logo},
    )


def draw_alamat(dokumen: Dokumen) -> str:
    """The QR of the public page of a paper, as SVG."""
    return draw_qr(f"{settings.ALAMAT_PUBLIK}/dokumen/{dokumen.kode}/")


@konteks.act("print_dokumen")
def print_dokumen(*, dokumen: Dokumen, kertas: str, by: Pelaku) -> bytes:
    """The frozen paper as PDF on A4 or F4; a copy on another paper is kept, so that it can be recognised.

    Raises CannotPrint.
    """
    if kertas not in Kertas.values:
        raise CannotPrint(_("Kertas yang dikenal: a4 dan f4."), code="kertas")
    with konteks.sebagai_sistem():
        # Bytes of a restricted paper are closed to the public; the page decided already that this office reads it.
        if dokumen.pdf_id is not None and kertas == dokumen.kertas:
            return bytes(Berkas.objects.get(pk=dokumen.pdf_id).isi)
        cetakan = Cetakan.objects.filter(dokumen=dokumen, kertas=kertas).select_related("berkas").first()
    return bytes((cetakan or _print_again(dokumen, kertas)).berkas.isi)


def _print_again(dokumen: Dokumen, kertas: str) -> Cetakan:
    sidik_logo = dokumen.isi.get("kop", {}).get("logo", "")
    with konteks.sebagai_sistem():
        berkas = store_berkas(
            data=_at_the_press(dokumen, kertas, read_logo(sidik_logo)).result(),
            nama=f"{dokumen.jenis}-{dokumen.kode}-{kertas}.pdf",
            tipe="application/pdf",
            kode_wilayah=dokumen.kode_wilayah,
            now=dokumen.terbit_at,
            dirilis=not dokumen.is_terbatas,
        )
        # Two visitors may ask at once; the second meets the row of the first.
        return Cetakan.objects.get_or_create(
            dokumen=dokumen, kertas=kertas, defaults={"sha256": berkas.sha256, "berkas": berkas}
        )[0]


def publish_dokumen(terbitan: Terbitan) -> Dokumen:
    """Store the paper with its PDF, waiting for the printer if need be."""
    dokumen = terbitan.dokumen
    # The office that closes a forum may print for a place above its own root (several kecamatan).
    with konteks.sebagai_sistem():
        berkas = store_berkas(
            data=terbitan.cetakan.result(),
            nama=f"{dokumen.jenis}-{dokumen.kode}.pdf",
            tipe="application/pdf",
            kode_wilayah=dokumen.kode_wilayah,
            now=dokumen.terbit_at,
            dirilis=not dokumen.is_terbatas,
        )
    dokumen.pdf, dokumen.pdf_sha256 = berkas, berkas.sha256
    dokumen.save(force_insert=True)
    return dokumen


@konteks.act("attach_ttd")
def attach_ttd(*, dokumen: Dokumen, data: bytes, nama: str, tipe: str, by: Pelaku, now: datetime) -> Dokumen:
    """Record the signed scan and its hash; from then on the paper is valid. Raises CannotSign.

    The scan holds signatures and names, so it stays restricted; its hash is public.
    """
    require_unsigned(dokumen)
    return keep_signed(dokumen, data, nama=nama, cara=CaraTtd.PINDAIAN, now=now)


def require_unsigned(dokumen: Dokumen) -> None:
    """Raises CannotSign when the paper was withdrawn or is valid already."""
    if dokumen.status == StatusDokumen.DICABUT:
        raise CannotSign(_("Dokumen ini sudah dicabut; terbitkan yang baru."), code="dicabut")
    if dokumen.status == StatusDokumen.SAH:
        raise CannotSign(_("Dokumen ini sudah sah."), code="sudah-sah")


def keep_signed(dokumen: Dokumen, data: bytes, *, nama: str, cara: str, now: datetime) -> Dokumen:
    """Store what was signed and make the paper valid. Raises CannotSign when it is no PDF, JPG or PNG."""
    jenis = sniff_pindaian(data)
    with konteks.sebagai_sistem():
        berkas = store_berkas(data=data, nama=nama, tipe=jenis, kode_wilayah=dokumen.kode_wilayah, now=now)
    dokumen.ttd, dokumen.ttd_sha256, dokumen.ttd_cara = berkas, berkas.sha256, cara
    dokumen.status, dokumen.sah_at = StatusDokumen.SAH, now
    dokumen.save(update_fields=["ttd", "ttd_sha256", "ttd_cara", "status", "sah_at"])
    return dokumen


@konteks.act("revoke_dokumen")
def revoke_dokumen(*, dokumen: Dokumen, by: Pelaku, alasan: str) -> None:
    """Withdraw a paper that is not yet signed; it stays readable, marked as withdrawn. Raises CannotSign."""
    if dokumen.status == StatusDokumen.SAH:
        raise CannotSign(_("Dokumen yang sudah ditandatangani tidak dapat dicabut."), code="sudah-sah")
    dokumen.status = StatusDokumen.DICABUT
    dokumen.save(update_fields=["status"])


def sniff_pindaian(data: bytes) -> str:
    """Kind of a scan by its first bytes. Raises CannotSign when it is no PDF, JPG or PNG of at most 12 MB."""
    if len(data) > PINDAIAN_TERBESAR:
        raise CannotSign(_("Pindaian terlalu besar; paling besar 12 MB."), code="pindaian-besar")
    for awal, tipe in JENIS_PINDAIAN:
        if data.startswith(awal):
            return tipe
    raise CannotSign(
        _("Unggah pindaian PDF, JPG, atau PNG dari dokumen yang sudah ditandatangani."), code="pindaian"
    )
