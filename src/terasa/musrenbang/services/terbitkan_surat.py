"""Surat umpan balik dibekukan satu per desa, lalu dicetak bersama dalam satu berkas."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from terasa.akun.enums import JenisUnit
from terasa.akun.models import Unit
from terasa.dokumen.cetak import print_pdf
from terasa.dokumen.kop import read_logo
from terasa.dokumen.models import Dokumen
from terasa.dokumen.rules import says_same
from terasa.dokumen.services import Naskah, draw_alamat, freeze_dokumen_many
from terasa.musrenbang.services.surat import build_surat, read_tujuan
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku

JENIS_SURAT = "surat_umpan_balik"
# This differs between two printings of the same news, beside what freezing adds.
BUKAN_ISI = ("tanggal",)


@dataclass(frozen=True)
class Surat:
    """The printed letters: how many, about how many usulan, and how many of them say something new."""

    pdf: bytes
    jumlah: int
    usulan: int
    baru: int


def publish_surat(
    *,
    kabupaten: str,
    tahun: int,
    by: Pelaku,
    now: datetime,
    desa: str = "",
    nomor: str = "",
    kabar: Callable[[int], None] = lambda _n: None,
) -> Surat:
    """Freeze one letter per desa and kelurahan of the kabupaten, or of one, and print them in one file.

    A letter that would say what the last one said is printed again as it was, with its date; one that says
    something else, or carries another `nomor`, becomes the next version and the earlier one stays. `kabar`
    hears the percentage done. Raises MasukanTakTerbaca, AturanTidakDikenal.
    """
    kabar(5)
    surat, baru = freeze_surat(kabupaten=kabupaten, tahun=tahun, by=by, now=now, desa=desa, nomor=nomor)
    kabar(50)
    pdf = _print(surat, tahun, now)
    kabar(95)
    return Surat(pdf, len(surat), sum(len(d.isi["usulan"]) for d in surat), baru)


@konteks.act("freeze_surat")
def freeze_surat(
    *, kabupaten: str, tahun: int, by: Pelaku, now: datetime, desa: str = "", nomor: str = ""
) -> tuple[list[Dokumen], int]:
    """The letters in the order of their desa, and how many of them are new. Raises as `publish_surat`."""
    isi = build_surat(kabupaten, tahun, read_tujuan(kabupaten, desa), now)
    lama, nomor = find_surat(tahun, [s["kode_desa"] for s in isi]), nomor.strip()
    naskah = [_draft(s, lama.get(s["kode_desa"]), nomor) for s in isi if not _is_said(s, lama, nomor)]
    unit = Unit.objects.filter(kode_wilayah=kabupaten, jenis=JenisUnit.BAPPEDA).order_by("pk").first()
    baru = freeze_dokumen_many(jenis=JENIS_SURAT, tahun=tahun, naskah=naskah, now=now, unit=unit)
    semua = lama | {d.kode_wilayah: d for d in baru}
    return [semua[s["kode_desa"]] for s in isi], len(baru)


def find_surat(tahun: int, desa: Sequence[str]) -> dict[str, Dokumen]:
    """The newest letter of each desa about that year."""
    semua = Dokumen.objects.filter(jenis=JENIS_SURAT, tahun=tahun, kode_wilayah__in=desa)
    akhir = semua.order_by("kode_wilayah", "-versi").distinct("kode_wilayah")
    return {d.kode_wilayah: d for d in akhir}


def _is_said(surat: Mapping[str, Any], lama: Mapping[str, Dokumen], nomor: str) -> bool:
    beku = lama.get(surat["kode_desa"])
    return beku is not None and nomor in ("", beku.nomor) and says_same(surat, beku.isi, BUKAN_ISI)


def _draft(surat: dict[str, Any], lama: Dokumen | None, nomor: str) -> Naskah:
    judul = _("Surat umpan balik %(desa)s") % {"desa": surat["desa"]}
    versi = lama.versi + 1 if lama else 1
    return Naskah(judul[:250], surat["kode_desa"], surat, nomor=nomor, versi=versi)


def _print(surat: Sequence[Dokumen], tahun: int, now: datetime) -> bytes:
    isi = [{**d.isi, "sidik": d.isi_sha256} for d in surat]
    qr = {f"qr-{d.kode}": draw_alamat(d) for d in surat}
    logo = {sidik: read_logo(sidik) for sidik in {d.isi["kop"].get("logo", "") for d in surat}}
    lampiran = {f"logo-{sidik}": svg for sidik, svg in logo.items() if sidik}
    judul = _("Surat umpan balik tahun anggaran %(tahun)d") % {"tahun": tahun}
    return print_pdf(JENIS_SURAT, {"judul": judul, "surat": isi}, pada=now, lampiran=qr | lampiran)
