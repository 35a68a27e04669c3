"""APBDes peragaan: satu desa dengan dua tahun, satu perubahan, satu rancangan di meja camat, dan transfernya."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from terasa.apbdes.models import Apbdes
from terasa.apbdes.rules.isi import IsiPos
from terasa.apbdes.rules.transfer import KOLOM_TRANSFER
from terasa.apbdes.services import (
    adopt_apbdes,
    change_apbdes,
    draft_apbdes,
    import_apbdes,
    import_transfer,
    save_pos,
    submit_apbdes,
)
from terasa.config.peragaan.usul import Tahun, kades_of, operator_of
from terasa.config.peragaan.waktu import moment
from terasa.umum.lembar import parse_lembar
from terasa.umum.pelaku import SISTEM

UNIT_DESA = "unit-63-06-04-2002"
KABUPATEN = "63.06"
# Made up; amounts only so that the figures make sense. {dd} and {gang} differ from year to year.
LEMBAR = """Kelompok,Bidang,Kode,Uraian,Lokasi,Volume,Satuan,Sumber dana,Anggaran
pendapatan,,4.2.1,Dana Desa,,,,DDS,{dd}000000
pendapatan,,4.2.3,Alokasi Dana Desa,,,,ADD,420000000
pendapatan,,4.2.2,Bagi hasil pajak dan retribusi daerah,,,,PBH,18000000
belanja,1,1.1.01,Penghasilan tetap dan tunjangan perangkat,,,,ADD,330000000
belanja,1,1.1.05,Operasional pemerintah desa,,,,ADD,60000000
belanja,1,1.3.02,Sistem informasi desa,Kantor desa,1,paket,PBH,18000000
belanja,2,2.3.10,Semenisasi gang,RT 01 sampai RT 06,{gang},m,DDS,{jalan}000000
belanja,2,2.2.02,Makanan tambahan balita,Seluruh desa,60,paket,DDS,92000000
belanja,3,3.1.03,Pos keamanan lingkungan,RT 02 dan RT 05,2,unit,ADD,30000000
belanja,4,4.4.01,Pelatihan menjahit dan anyaman,Balai desa,30,orang,DDS,26000000
belanja,5,5.3.00,Bantuan langsung tunai,Seluruh desa,24,keluarga,DDS,87000000
"""
TRANSFER = """kode_desa,jenis,pagu,tahap,jumlah,rencana,cair,nomor
63.06.04.2002,DD,760000000,1,456000000,2026-02-28,2026-03-09,SP2D-0112 (peragaan)
63.06.04.2002,DD,760000000,2,304000000,2026-07-31,,
63.06.04.2002,ADD,420000000,1,210000000,2026-01-31,2026-02-04,SP2D-0031 (peragaan)
63.06.04.2002,ADD,420000000,2,210000000,2026-06-30,2026-07-06,SP2D-0388 (peragaan)
63.06.04.2002,bagi hasil,18000000,,,,,
63.06.04.2001,DD,702000000,1,421200000,2026-02-28,2026-03-09,SP2D-0111 (peragaan)
63.06.04.2001,DD,702000000,2,280800000,2026-07-31,2026-08-04,SP2D-0501 (peragaan)
63.06.04.2001,ADD,398000000,,,,,
"""


def budget_village(t: Tahun, kini: datetime) -> int:
    """Budgets of 2025 and 2026 in force, the second changed once, that of 2027 with the camat; how many versions."""
    unit = t.unit[UNIT_DESA]
    _adopt(_write(t, 2025, dd=720, gang=380), "7 Tahun 2024 (peragaan)", date(2024, 12, 27), t)
    awal = _adopt(_write(t, 2026, dd=760, gang=410), "6 Tahun 2025 (peragaan)", date(2025, 12, 23), t)
    ubah = change_apbdes(
        apbdes=awal,
        by=kades_of(unit),
        alasan="Banjir Januari 2026: sebagian semenisasi gang dipindah ke perahu dan tandon siaga (peragaan).",
        now=moment(date(2026, 3, 4)),
    )
    gang = ubah.pos.get(kode="2.3.10")
    dipindah = 40_000_000
    kolom = {k: getattr(gang, k) for k in IsiPos.__dataclass_fields__}
    by = operator_of(unit)
    save_pos(apbdes=ubah, by=by, pos=gang, isi=IsiPos(**{**kolom, "jumlah": gang.jumlah - dipindah}))
    perahu = IsiPos(
        "belanja", "Perahu dan tandon siaga banjir", dipindah, "Dana Desa", "bencana", kode="5.1.01"
    )
    save_pos(apbdes=ubah, by=by, isi=perahu)
    _adopt(ubah, "2 Tahun 2026 (peragaan)", date(2026, 3, 23), t)
    rancangan = _write(t, 2027, dd=740, gang=400, now=kini - timedelta(days=6))
    submit_apbdes(
        apbdes=rancangan,
        by=kades_of(unit),
        disepakati_on=(kini - timedelta(days=6)).date(),
        now=kini - timedelta(days=5),
    )
    lembar = parse_lembar(TRANSFER.encode(), KOLOM_TRANSFER)
    import_transfer(lembar=lembar, kabupaten=KABUPATEN, tahun=2026, by=SISTEM, now=kini)
    return Apbdes.objects.filter(kode_desa=unit.kode_wilayah).count()


def _write(t: Tahun, tahun: int, *, dd: int, gang: int, now: datetime | None = None) -> Apbdes:
    """A balanced draft: what the fixed lines leave of the Dana Desa paves alleys."""
    unit, kapan = t.unit[UNIT_DESA], now or moment(date(tahun - 1, 10, 20))
    by = operator_of(unit)
    draf = draft_apbdes(by=by, kode_desa=unit.kode_wilayah, tahun=tahun, now=kapan, is_peragaan=True)
    # 205 million of the Dana Desa goes to the other lines.
    isi = LEMBAR.format(dd=dd, gang=gang, jalan=dd - 205)
    import_apbdes(data=isi.encode(), kode_desa=unit.kode_wilayah, tahun=tahun, by=by, now=kapan)
    return draf


def _adopt(apbdes: Apbdes, nomor: str, hari: date, t: Tahun) -> Apbdes:
    adopt_apbdes(
        apbdes=apbdes,
        by=kades_of(t.unit[UNIT_DESA]),
        nomor_perdes=nomor,
        ditetapkan_on=hari,
        evaluasi_luar="188/41/2025 (peragaan)",
        now=moment(hari, 10),
    )
    return apbdes
