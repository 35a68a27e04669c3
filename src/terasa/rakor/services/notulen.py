"""Rapat dibuka, notulen ditulis dua orang, lalu dibekukan; arahannya diberitahukan saat itu."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran, JenisUnit
from terasa.dokumen.services import freeze_dokumen, publish_dokumen
from terasa.perangkat.queries.penanda import name_signers
from terasa.pertemuan.models import RingkasanHadir
from terasa.rakor.enums import BagianNotulen, StatusRakor
from terasa.rakor.models import Arahan, CatatanNotulen, Rakor
from terasa.rakor.permissions import may_minute
from terasa.rakor.queries import list_terbuka_sebelum
from terasa.rakor.services.arahan import tell_arahan
from terasa.rakor.services.rakor import CannotMeet, require_status
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku
from terasa.umum.tanggal import format_jam, format_tanggal
from terasa.wilayah.queries import nama_lengkap_banyak

# Whose name stands under the line of who led the meeting.
PEMIMPIN: dict[str, str] = {
    JenisUnit.PIMPINAN: JenisPeran.BUPATI,
    JenisUnit.SEKRETARIAT: JenisPeran.SEKDA,
    JenisUnit.KECAMATAN: JenisPeran.CAMAT,
    JenisUnit.DESA: JenisPeran.KADES,
}


class NotulenBerubah(CannotMeet):
    """Somebody saved this part meanwhile; the page shows both texts."""


@konteks.act("open_rakor")
def open_rakor(*, rakor: Rakor, by: Pelaku, now: datetime) -> Rakor:
    """The meeting begins; from now on minutes and arahan are written. Raises CannotMeet."""
    satu = lock_minuted(rakor, by, StatusRakor.DISIAPKAN, StatusRakor.DIUNDANG)
    satu.status, satu.dibuka_at = StatusRakor.BERLANGSUNG, now
    satu.save(update_fields=["status", "dibuka_at"])
    return satu


@konteks.act("write_notulen")
def write_notulen(
    *, rakor: Rakor, by: Pelaku, bagian: str, teks: str, versi: int, now: datetime, butir: int = 0
) -> CatatanNotulen:
    """Save one part; `versi` is the one that the page showed, 0 for a part nobody wrote yet.

    Raises CannotMeet, NotulenBerubah.
    """
    satu = lock_minuted(rakor, by, StatusRakor.BERLANGSUNG)
    if bagian not in BagianNotulen.values:
        raise CannotMeet(_("Bagian notulen itu tidak dikenal."), code="bagian")
    lama = CatatanNotulen.objects.filter(rakor=satu, bagian=bagian, butir=butir).first()
    if lama is not None and lama.teks == teks.strip():
        return lama
    if (lama.versi if lama else 0) != versi:
        raise NotulenBerubah(
            _("Sementara itu bagian ini disimpan orang lain. Gabungkan dulu, lalu simpan lagi."),
            code="diubah-lain",
        )
    isi = {"teks": teks.strip(), "versi": versi + 1, "diubah_at": now, "diubah_oleh": by.label}
    return CatatanNotulen.objects.update_or_create(rakor=satu, bagian=bagian, butir=butir, defaults=isi)[0]


@konteks.act("close_rakor")
def close_rakor(*, rakor: Rakor, by: Pelaku, nomor: str, now: datetime) -> Rakor:
    """Freeze the minutes with every arahan and tell the addressees. Raises CannotMeet."""
    satu = lock_minuted(rakor, by, StatusRakor.BERLANGSUNG)
    catatan = list(satu.catatan.all())
    arahan = list(satu.arahan.prefetch_related("penerima__tindak_lanjut__pelaksana"))
    if not arahan and not any(c.teks for c in catatan):
        raise CannotMeet(_("Notulennya masih kosong."), code="kosong")
    satu.notulen = publish_dokumen(
        freeze_dokumen(
            jenis="notulen_rakor",
            judul=_("Notulen %(judul)s") % {"judul": satu.judul},
            nomor=nomor.strip(),
            kode_wilayah=satu.kode_wilayah,
            tahun=satu.tanggal.year,
            isi=_compose(satu, catatan, arahan, by),
            now=now,
            unit=satu.tuan_rumah,
            is_terbatas=True,
        )
    )
    satu.status, satu.ditutup_at = StatusRakor.SELESAI, now
    satu.save(update_fields=["notulen", "status", "ditutup_at"])
    tell_arahan(satu, now)
    return satu


def _compose(rakor: Rakor, catatan: list[CatatanNotulen], arahan: list[Arahan], by: Pelaku) -> dict[str, Any]:
    pertemuan = rakor.pertemuan
    acara = pertemuan.agenda
    hadir = RingkasanHadir.objects.filter(pertemuan=pertemuan).first()
    undangan = list(rakor.diundang.all())
    return {
        "bentuk": "terasa-notulen-rakor-1",
        "rapat": {
            "judul": rakor.judul,
            "jenis": rakor.get_jenis_display(),
            "wilayah": nama_lengkap_banyak({rakor.kode_wilayah})[rakor.kode_wilayah],
            "tanggal": format_tanggal(rakor.tanggal, hari=True),
            "jam": format_jam(pertemuan.mulai_at) if pertemuan.mulai_at else "",
            "tempat": pertemuan.tempat,
            "pimpinan": rakor.pimpinan_label,
        },
        "hadir": {
            "jumlah": hadir.jumlah if hadir else 0,
            "diundang": len(undangan),
            "menyatakan_hadir": sum(u.jawaban in {"hadir", "diwakili"} for u in undangan),
        },
        "acara": acara,
        "bagian": [
            {
                "judul": _title(c, acara),
                "teks": c.teks,
            }
            for c in sorted(catatan, key=lambda c: (list(BagianNotulen).index(BagianNotulen(c.bagian)), c.butir))
            if c.teks
        ],
        "terbuka": [
            {"teks": t.arahan.teks, "kepada": t.tindak_lanjut.pelaksana.nama,
             "tempo": format_tanggal(t.tindak_lanjut.jatuh_tempo_on),
             "status": t.tindak_lanjut.get_status_display()}
            for t in list_terbuka_sebelum(rakor)
        ],
        "arahan": [
            {
                "nomor": a.nomor,
                "teks": a.teks,
                "pemberi": a.pemberi_label,
                "kepada": [p.tindak_lanjut.pelaksana.nama for p in a.penerima.all()],
                "ukuran": a.ukuran,
                "bukti": a.bukti_diminta,
                "tempo": format_tanggal(a.jatuh_tempo_on),
            }
            for a in arahan
        ],
        "notulis": by.label,
        "penandatangan": name_signers(
            [
                {"peran": "pimpinan", "jabatan": rakor.pimpinan_label, "tempat": "", "sebagai": _("Pimpinan rapat"), "jumlah": 1},
                {"peran": by.jenis, "jabatan": by.label, "tempat": "", "sebagai": _("Notulis"), "jumlah": 1},
            ],
            kode_wilayah=rakor.kode_wilayah,
            pada=rakor.tanggal,
            by=by,
            unit_id=by.unit_id,
            alias={"pimpinan": PEMIMPIN.get(rakor.pimpinan.jenis, "")},
        ),
        "tanggal_surat": format_tanggal(timezone.localdate(rakor.dibuka_at) if rakor.dibuka_at else rakor.tanggal),
    }  # fmt: skip


def _title(catatan: CatatanNotulen, acara: list[dict[str, str]]) -> str:
    if catatan.butir and catatan.butir <= len(acara):
        return acara[catatan.butir - 1]["judul"]
    return str(BagianNotulen(catatan.bagian).label)


def lock_minuted(rakor: Rakor, by: Pelaku, *status: str) -> Rakor:
    """The meeting, locked, for those who write its minutes. Raises CannotMeet."""
    satu = (
        Rakor.objects.select_for_update(of=("self",))
        .select_related("tuan_rumah", "pimpinan", "pertemuan")
        .get(pk=rakor.pk)
    )
    if not may_minute(by, satu):
        raise CannotMeet(_("Hanya notulis rapat ini yang menulisnya."), code="bukan-anda")
    require_status(satu, *status)
    return satu
