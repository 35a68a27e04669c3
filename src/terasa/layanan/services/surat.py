"""Surat unit sendiri: templatnya, nomornya, penerbitannya, dan salinan bernama bagi pemohon."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.dokumen.cetak import print_pdf
from terasa.dokumen.kop import read_logo
from terasa.dokumen.rules import TEMPLAT
from terasa.dokumen.services import draw_alamat, freeze_dokumen, publish_dokumen
from terasa.layanan import rules
from terasa.layanan.enums import JenisSurat
from terasa.layanan.models import IsiPermohonan, Permohonan, Surat, TemplatSurat, UrutSurat
from terasa.layanan.permissions import serves
from terasa.layanan.rules.isian import refuse_nomor_induk
from terasa.layanan.rules.nomor import KATA_ISI, check_kata, check_pola
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode import print_kode
from terasa.umum.pelaku import Pelaku
from terasa.umum.tanggal import format_tanggal

JENIS_DOKUMEN = "surat_layanan"


class CannotIssue(AturanDilanggar):
    """The paper cannot go out like that, or not from this office."""


@konteks.act("set_templat")
def set_templat(
    *,
    unit: Unit,
    jenis: JenisSurat,
    judul: str,
    pola_nomor: str,
    isi: str,
    penandatangan: str,
    by: Pelaku,
    now: datetime,
) -> TemplatSurat:
    """How the unit words a paper from now on; papers that are out keep theirs. Raises CannotIssue, CannotNumber."""
    _require_unit(by, unit.pk)
    _require_jenis(unit, jenis)
    check_pola(pola_nomor)
    # Each kind counts for itself, so the same pattern would put one number on two papers.
    if TemplatSurat.objects.filter(unit=unit, pola_nomor=pola_nomor.strip()).exclude(jenis=jenis).exists():
        raise CannotIssue(
            _("Pola nomor itu sudah dipakai surat lain unit ini; nomornya akan kembar."), code="pola-kembar"
        )
    check_kata(isi, KATA_ISI)
    if not (judul.strip() and isi.strip() and penandatangan.strip()):
        raise CannotIssue(_("Tulis judul, isi, dan jabatan penandatangannya."), code="templat-kosong")
    nilai = {
        "judul": judul.strip(),
        "pola_nomor": pola_nomor.strip(),
        "isi": isi.strip(),
        "penandatangan": penandatangan.strip(),
        "diubah_at": now,
    }
    return TemplatSurat.objects.update_or_create(unit=unit, jenis=jenis, defaults=nilai)[0]


def preview_surat(*, unit: Unit, pola_nomor: str, isi: str, now: datetime) -> dict[str, str]:
    """Number and words as they will stand on the next paper, with an invented request. Raises CannotNumber."""
    hari = timezone.localdate(now)
    nilai = {
        "layanan": _("nama layanannya"),
        "kode": "7K3D-9QXA-5",
        "unit": unit.nama,
        "tanggal": format_tanggal(hari),
        "keterangan": "",
    }
    nama = rules.shorten_unit(unit.nama, unit.singkatan)
    return {
        "nomor": rules.format_nomor(pola_nomor, urut=1, pada=hari, unit=nama),
        "kalimat": rules.fill_isi(isi, nilai),
        "tanggal": nilai["tanggal"],
    }


@konteks.act("issue_surat")
def issue_surat(
    *, permohonan: Permohonan, jenis: JenisSurat, keterangan: str = "", by: Pelaku, now: datetime
) -> Surat:
    """Number and freeze a paper for a request; `keterangan` is public. Asking twice gives the same paper.

    Raises CannotIssue, CannotNumber, CannotAccept.
    """
    _require_unit(by, permohonan.unit_id)
    refuse_nomor_induk(keterangan)
    # One paper of a kind for a request, also when two desks press at once.
    permohonan.refresh_from_db(from_queryset=Permohonan.objects.select_for_update())
    if sudah := Surat.objects.filter(permohonan=permohonan, jenis=jenis).select_related("dokumen").first():
        return sudah
    if permohonan.status not in rules.BERJALAN:
        raise CannotIssue(rules.explain_refusal(permohonan.status), code=f"keadaan-{permohonan.status}")
    if not rules.can_issue(jenis, permohonan.status):
        raise CannotIssue(
            _("Berkasnya belum lengkap; surat ini terbit sesudah berkasnya lengkap."), code="belum-lengkap"
        )
    templat = TemplatSurat.objects.filter(unit_id=permohonan.unit_id, jenis=jenis).first()
    if templat is None:
        raise CannotIssue(_("Unit ini belum menulis templat surat itu."), code="tanpa-templat")
    return _issue(permohonan, templat, keterangan.strip(), now)


def _issue(permohonan: Permohonan, templat: TemplatSurat, keterangan: str, now: datetime) -> Surat:
    hari, unit = timezone.localdate(now), permohonan.unit
    urut = _next_urut(unit, templat.jenis, hari.year)
    nilai = {
        "layanan": permohonan.layanan.nama,
        "kode": print_kode(permohonan.kode),
        "unit": unit.nama,
        "tanggal": format_tanggal(hari),
        "keterangan": keterangan,
    }
    terbitan = freeze_dokumen(
        jenis=JENIS_DOKUMEN,
        judul=templat.judul,
        nomor=rules.format_nomor(
            templat.pola_nomor, urut=urut, pada=hari, unit=rules.shorten_unit(unit.nama, unit.singkatan)
        ),
        kode_wilayah=permohonan.kode_wilayah,
        tahun=hari.year,
        isi={
            "permohonan": nilai["kode"],
            "kalimat": rules.fill_isi(templat.isi, nilai),
            "tanggal": nilai["tanggal"],
            "penandatangan": templat.penandatangan,
        },
        now=now,
        unit=unit,
    )
    return Surat.objects.create(
        unit=unit,
        permohonan=permohonan,
        jenis=templat.jenis,
        tahun=hari.year,
        urut=urut,
        dokumen=publish_dokumen(terbitan),
    )


def _next_urut(unit: Unit, jenis: str, tahun: int) -> int:
    UrutSurat.objects.get_or_create(unit=unit, jenis=jenis, tahun=tahun)
    urut = UrutSurat.objects.select_for_update().get(unit=unit, jenis=jenis, tahun=tahun)
    urut.terakhir += 1
    urut.save(update_fields=["terakhir"])
    return urut.terakhir


@konteks.act("print_for_pemohon")
def print_for_pemohon(*, surat: Surat, by: Pelaku, now: datetime) -> bytes:
    """PDF of the same paper with the name on it, for the hand of its person. Nothing of it is stored.

    Raises CannotIssue.
    """
    _require_unit(by, surat.unit_id)
    isi = IsiPermohonan.objects.filter(pk=surat.permohonan_id).first()
    if isi is None or not isi.nama:
        raise CannotIssue(_("Nama pemohon tidak ada; cetak surat umumnya."), code="tanpa-nama")
    dokumen = surat.dokumen
    return print_pdf(
        TEMPLAT[JENIS_DOKUMEN],
        {**dokumen.isi, "sidik": dokumen.isi_sha256, "pemohon": isi.nama, "keperluan": isi.keperluan or "–"},
        pada=now,
        kertas=dokumen.kertas,
        lampiran={"qr": draw_alamat(dokumen), "logo": read_logo(dokumen.isi.get("kop", {}).get("logo", ""))},
    )


def _require_unit(by: Pelaku, unit_id: int) -> None:
    if not serves(by, unit_id):
        raise CannotIssue(_("Surat ini milik unit lain."), code="bukan-wewenang")


def _require_jenis(unit: Unit, jenis: JenisSurat) -> None:
    if jenis not in rules.list_jenis(unit.jenis):
        raise CannotIssue(_("Rekomendasi camat hanya dari kecamatan."), code="bukan-kecamatan")
