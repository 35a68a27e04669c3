"""Hasil evaluasi APBDes sebagai kertas beku: PDF, sidik, dan QR; jawaban desa sesudahnya menjadi versi baru."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisUnit
from terasa.akun.models import Unit
from terasa.apbdes.enums import HasilEvaluasi, Putusan
from terasa.apbdes.models import EvaluasiApbdes, KertasEvaluasi
from terasa.apbdes.permissions import may_conclude
from terasa.apbdes.queries.apbdes import read_lembaran
from terasa.apbdes.queries.evaluasi import Butir, days_late_in, list_butir, read_alasan
from terasa.apbdes.queries.kertas import JENIS_KERTAS, is_said, list_kertas
from terasa.apbdes.queries.transfer import read_pagu
from terasa.apbdes.rules.evaluasi import ATURAN_EVALUASI, OBJEK, check_figures
from terasa.apbdes.rules.isi import CannotApbdes, nama_sumber
from terasa.aturan.models import Tenggat
from terasa.dokumen.models import Dokumen
from terasa.dokumen.services import attach_ttd, freeze_dokumen, publish_dokumen
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku
from terasa.umum.tanggal import format_tanggal
from terasa.wilayah.queries import nama_lengkap
from terasa.wilayah.rules import kecamatan_of

BERNOMOR = frozenset({HasilEvaluasi.SESUAI, HasilEvaluasi.PERBAIKI})


@konteks.act("freeze_evaluasi_apbdes")
def freeze_evaluasi(*, evaluasi: EvaluasiApbdes, by: Pelaku, now: datetime) -> Dokumen:
    """Freeze the result as it stands now; the next version where one exists. Raises CannotApbdes."""
    if not may_conclude(by, evaluasi.apbdes.kode_desa):
        raise CannotApbdes(_("Hanya camat yang menerbitkan hasil evaluasinya."), code="bukan-wewenang")
    evaluasi = (
        EvaluasiApbdes.objects.select_for_update(of=("self",)).select_related("apbdes").get(pk=evaluasi.pk)
    )
    if evaluasi.hasil not in BERNOMOR:
        raise CannotApbdes(_("Evaluasi ini belum punya hasil dari camat."), code="belum-hasil")
    isi = build_kertas(evaluasi)
    lama = next(iter(list_kertas(evaluasi)), None)
    if lama is not None and is_said(isi, lama.dokumen):
        raise CannotApbdes(_("Tidak ada yang berubah sejak versi terakhir."), code="sama")
    versi = lama.versi + 1 if lama else 1
    asal = {"kode": lama.dokumen.kode, "sidik": lama.dokumen.isi_sha256} if lama else {}
    terbitan = freeze_dokumen(
        jenis=JENIS_KERTAS,
        judul=_("Hasil evaluasi %(apbdes)s") % {"apbdes": isi["apbdes"]["nama"]},
        nomor=evaluasi.nomor_hasil,
        kode_wilayah=evaluasi.apbdes.kode_desa,
        tahun=evaluasi.apbdes.tahun,
        isi={**isi, "versi": versi, "menggantikan": asal},
        now=now,
        unit=_find_penerbit(evaluasi, by),
        versi=versi,
    )
    dokumen = publish_dokumen(terbitan)
    KertasEvaluasi.objects.create(evaluasi=evaluasi, dokumen=dokumen, versi=versi)
    return dokumen


@konteks.act("sign_evaluasi_apbdes")
def sign_evaluasi(
    *, evaluasi: EvaluasiApbdes, by: Pelaku, data: bytes, nama: str, tipe: str, now: datetime
) -> Dokumen:
    """The signed scan makes the newest version valid. Raises CannotApbdes, CannotSign."""
    if not may_conclude(by, evaluasi.apbdes.kode_desa):
        raise CannotApbdes(_("Pindaiannya diunggah camat."), code="bukan-wewenang")
    kertas = next(iter(list_kertas(evaluasi)), None)
    if kertas is None:
        raise CannotApbdes(_("Belum ada kertas hasil evaluasinya."), code="tanpa-kertas")
    return attach_ttd(dokumen=kertas.dokumen, data=data, nama=nama, tipe=tipe, by=by, now=now)


def build_kertas(evaluasi: EvaluasiApbdes) -> dict[str, Any]:
    """What the paper says: the clock, the sums, every line with its verdict, and the answers of the village."""
    apbdes = evaluasi.apbdes
    lembaran = read_lembaran(apbdes)
    neraca = lembaran.neraca
    assert evaluasi.hasil_on is not None
    alasan = read_alasan(apbdes.kode_desa, evaluasi.hasil_on)
    butir = [_line(b, alasan) for b in list_butir(lembaran, evaluasi)]
    return {
        "bentuk": "terasa-evaluasi-apbdes-1",
        "evaluasi": str(evaluasi.pk),
        "apbdes": {
            "id": str(apbdes.pk),
            "nama": f"{apbdes.nama_versi} {nama_lengkap(apbdes.kode_desa)}",
            "kode_desa": apbdes.kode_desa,
            "versi": apbdes.versi,
            "revisi": apbdes.revisi,
        },
        "jam": _clock(evaluasi),
        "hasil": {
            "kode": evaluasi.hasil,
            "nama": str(evaluasi.get_hasil_display()),
            "tanggal": format_tanggal(evaluasi.hasil_on, hari=True),
            "oleh": evaluasi.selesai_oleh,
            "catatan": evaluasi.catatan,
        },
        "neraca": {
            "pendapatan": neraca.pendapatan,
            "belanja": neraca.belanja,
            "penerimaan": neraca.penerimaan,
            "pengeluaran": neraca.pengeluaran,
            "sisa": neraca.sisa,
        },
        "bidang": [{"nama": nama, "jumlah": jumlah} for nama, jumlah, _pos in lembaran.per_bidang],
        "periksa": [
            {"nama": p.nama, "baik": p.baik, "teks": p.teks}
            for p in check_figures(neraca, read_pagu(apbdes.kode_desa, apbdes.tahun))
        ],
        "pos": butir,
        "dinilai": {p.value: sum(b["putusan"] == p.value for b in butir) for p in Putusan},
        "penandatangan": [
            {
                "peran": "camat",
                "jabatan": _("Camat"),
                "tempat": nama_lengkap(kecamatan_of(apbdes.kode_desa))
                .partition(",")[0]
                .removeprefix("Kecamatan "),
                "sebagai": "",
                "jumlah": 1,
            }
        ],
    }


def _clock(evaluasi: EvaluasiApbdes) -> dict[str, Any]:
    """Which days were kept: of the village that handed in, and of the camat who evaluates."""
    jam = Tenggat.objects.filter(
        objek_jenis=OBJEK, objek_id=str(evaluasi.pk), aturan_kode=ATURAN_EVALUASI
    ).first()
    assert evaluasi.hasil_on is not None
    isi: dict[str, Any] = {
        "disepakati": format_tanggal(evaluasi.disepakati_on),
        "diterima": format_tanggal(evaluasi.diterima_on),
        "oleh": evaluasi.diajukan_oleh,
        "terlambat_sampai": days_late_in(evaluasi),
        "hasil": format_tanggal(evaluasi.hasil_on),
    }
    if jam is None:
        return isi
    lewat = max((evaluasi.hasil_on - jam.jatuh_tempo_on).days, 0)
    return isi | {
        "batas": format_tanggal(jam.jatuh_tempo_on),
        "aturan": str(jam.rincian.get("nama", "")),
        "dasar": str(jam.rincian.get("dasar", "")),
        "perpanjangan": len(jam.perpanjangan),
        "terlambat": lewat,
    }


def _line(butir: Butir, alasan: dict[str, str]) -> dict[str, Any]:
    """A line with its verdict; amounts whole rupiah."""
    pos, kata = butir.pos, butir.catatan
    return {
        "kelompok": str(pos.get_kelompok_display()),
        "bidang": str(pos.get_bidang_display()) if pos.bidang else "",
        "kode": pos.kode,
        "uraian": pos.uraian,
        "lokasi": pos.lokasi,
        "sumber": str(nama_sumber(pos.sumber_dana)),
        "jumlah": pos.jumlah,
        "putusan": kata.putusan if kata else "",
        "alasan_kode": kata.alasan_kode if kata else "",
        "alasan_nama": alasan.get(kata.alasan_kode, "") if kata else "",
        "alasan": kata.alasan if kata else "",
        "oleh": kata.oleh if kata else "",
        "jawaban": kata.jawaban if kata else "",
        "dijawab": format_tanggal(timezone.localdate(kata.dijawab_at)) if kata and kata.dijawab_at else "",
    }


def _find_penerbit(evaluasi: EvaluasiApbdes, by: Pelaku) -> Unit | None:
    """The office under whose letterhead it goes out: the camat's."""
    if by.unit_id is not None:
        return Unit.objects.filter(pk=by.unit_id).first()
    kecamatan = kecamatan_of(evaluasi.apbdes.kode_desa)
    return Unit.objects.filter(kode_wilayah=kecamatan, jenis=JenisUnit.KECAMATAN).order_by("pk").first()
