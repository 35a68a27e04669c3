"""Bahan sapuan: satu konsep kunjungan dengan segala isinya, satu laporan desa, satu laporan perangkat daerah."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from terasa.pembinaan import services as s
from terasa.pembinaan.models import Kunjungan, Temuan
from terasa.pembinaan.services import Catatan, IsiTemuan, Jawaban
from terasa.umum.pelaku import SISTEM, PelakuTetap
from tests.factories import DESA, KABUPATEN, make_foto, sebagai
from tests.module.pembinaan.bersama import plan


def coach_village(pmd: PelakuTetap, kata: str, now: datetime) -> Kunjungan:
    """A visit that was not shared; `kata` stands in every box of it that takes words."""
    satu = plan(pmd, now)
    hari = timezone.localdate(now)
    with sebagai(pmd):
        s.record_kunjungan(
            kunjungan=satu,
            isi=Catatan(hari, [kata], kata, {"keu-kas": Jawaban("sebagian", 50, kata)}),
            by=pmd,
            now=now,
        )
        pk = s.add_temuan(
            kunjungan=satu, isi=IsiTemuan("keuangan", "sedang", kata, kata[:200]), by=pmd, now=now
        )
        temuan = Temuan.objects.get(pk=pk)
        s.add_kesepakatan(
            kunjungan=satu, teks=kata, jatuh_tempo_on=hari + timedelta(days=9), by=pmd, now=now, temuan=temuan
        )
        s.attach_lampiran(
            kunjungan=satu, data=make_foto(), nama="foto.jpg", jenis="foto", by=pmd, now=now, temuan=temuan
        )
    s.ask_laporan(nama="Laporan bulanan", jatuh_tempo_at=now, kabupaten=KABUPATEN, by=SISTEM, now=now)
    s.import_laporan(
        tenggat=[{"id": "1", "nama": "Laporan perangkat daerah", "tenggat": "2026-02-10 16:30:00"}],
        masuk=[
            {
                "id": "1",
                "id_laporan": "1",
                "perangkat_daerah": "Dinas Contoh",
                "status": "Sudah Lapor",
                "waktu_kirim": "2026-02-09 08:00:00",
            }
        ],
        catatan=[],
        kabupaten=KABUPATEN,
        by=SISTEM,
        now=now,
    )
    assert satu.kode_wilayah == DESA
    return satu
