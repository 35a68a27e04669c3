"""Masa simpan menurut aturan bertanggal, dan semua yang tersimpan tentang satu pengusul."""

from __future__ import annotations

import base64
from datetime import datetime
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from terasa.aspirasi.enums import Keputusan, Status
from terasa.aspirasi.models import Aspirasi, Isi, Pengikut, Percakapan
from terasa.aspirasi.queries import list_percakapan, list_peristiwa
from terasa.aturan.models import Tenggat
from terasa.dokumen.models import Berkas
from terasa.kabar.models import Alamat, Pesan
from terasa.umum import konteks

# Nobody waits for anything; one that waits for its village is kept however long it takes.
SELESAI = (Status.DITANYA, Status.DIJAWAB, Status.DIALIHKAN, Status.DISEMBUNYIKAN, Status.DITARIK)
BUKAN_KEJADIAN = (Keputusan.RETENSI, Keputusan.KONTAK_DIHAPUS)


def list_kontak_lewat(kabupaten: str, *, selesai: datetime, digabung: datetime) -> QuerySet[Aspirasi]:
    """Voices whose contact or conversation is kept longer than the rule: their last event lies before these days."""
    ada = Q(Exists(Pengikut.objects.filter(aspirasi=OuterRef("pk"))))
    ada |= Q(Exists(Percakapan.objects.filter(aspirasi=OuterRef("pk"))))
    lewat = Q(status__in=SELESAI, akhir__lt=selesai) | Q(status=Status.DIGABUNG, akhir__lt=digabung)
    return _with_akhir(kabupaten).filter(ada, lewat).order_by("akhir", "pk")


def list_isi_lewat(kabupaten: str, *, selesai: datetime) -> QuerySet[Aspirasi]:
    """Voices never opened to everyone nor joined, whose words are kept longer than the rule."""
    semua = _with_akhir(kabupaten).filter(dihapus_at__isnull=True, dirilis_at__isnull=True)
    return semua.filter(status__in=SELESAI, akhir__lt=selesai).order_by("akhir", "pk")


def collect_data(aspirasi: Aspirasi) -> dict[str, Any]:
    """Everything stored about one voice, as plain values, photos included. Needs its key context."""
    with konteks.sebagai_sistem():
        isi = Isi.objects.get(pk=aspirasi.pk)
        alamat = list(Alamat.objects.filter(pemilik_id=aspirasi.pk))
        pesan = list(Pesan.objects.filter(alamat__in=alamat).order_by("dibuat_at"))
        berkas = list(Berkas.objects.filter(pemilik_id=aspirasi.pk).order_by("nama"))
    jam = Tenggat.objects.filter(objek_jenis="aspirasi", objek_id=str(aspirasi.pk)).order_by("mulai_on", "pk")
    return {
        "kode": aspirasi.kode,
        "kode_desa": aspirasi.kode_desa,
        "keadaan": aspirasi.status,
        "berbicara_untuk": aspirasi.kelompok,
        "lewat": aspirasi.sumber,
        "diajukan": _moment(aspirasi.diajukan_at),
        "dibuka_untuk_umum": _moment(aspirasi.dirilis_at),
        "dihapus": _moment(aspirasi.dihapus_at),
        "tulisan": {
            "masalah": isi.masalah,
            "yang_dibaca_umum": isi.teks_publik if isi.dirilis else "",
            "dusun": isi.dusun,
            "patokan": isi.patokan,
            "titik": isi.titik,
        },
        "kontak": [{"jenis": a.jenis, "alamat": a.nilai, "berhenti": _moment(a.berhenti_at)} for a in alamat],
        "pesan_terkirim": [
            {"pada": _moment(p.dibuat_at), "judul": p.subjek, "teks": p.teks, "keadaan": p.status}
            for p in pesan
        ],
        "percakapan": [
            {"pada": _moment(p.pada), "arah": p.arah, "oleh": p.oleh, "teks": p.teks}
            for p in list_percakapan(aspirasi)
        ],
        "perjalanan": [
            {"pada": _moment(p.pada), "oleh": p.oleh, "keputusan": p.keputusan, "alasan": p.alasan}
            for p in list_peristiwa([aspirasi])
        ],
        "janji": [
            {
                "aturan": t.aturan_kode,
                "mulai": t.mulai_on.isoformat(),
                "paling_lambat": t.jatuh_tempo_on.isoformat(),
            }
            for t in jam
        ],
        "berkas": [
            {"nama": b.nama, "tipe": b.tipe, "dibuka": b.dirilis, "base64": base64.b64encode(b.isi).decode()}
            for b in berkas
        ],
    }


def _with_akhir(kabupaten: str) -> QuerySet[Any]:
    kejadian = ~Q(peristiwa__keputusan__in=BUKAN_KEJADIAN)
    return Aspirasi.objects.under(kabupaten).annotate(akhir=Max("peristiwa__pada", filter=kejadian))


def _moment(pada: datetime | None) -> str:
    return "" if pada is None else timezone.localtime(pada).isoformat(timespec="seconds")
