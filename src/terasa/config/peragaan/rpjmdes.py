"""RPJM Desa peragaan: satu desa dengan rencana yang berlaku, satu perubahannya, dan usulan yang melaksanakannya."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from terasa.config.peragaan.usul import Tahun, kades_of, operator_of
from terasa.config.peragaan.waktu import moment
from terasa.musrenbang.enums import StatusUsulan, Tujuan
from terasa.musrenbang.models import KegiatanRpjm, RpjmDesa, Usulan
from terasa.musrenbang.rules.rpjmdes import GUGUR, split_biaya
from terasa.musrenbang.rules.rpjmdes_kolom import KOLOM_RPJMDES
from terasa.musrenbang.services import (
    AsalRpjm,
    IsiRpjm,
    adopt_rpjmdes,
    change_rpjmdes,
    draft_rpjmdes,
    enter_rkpdes,
    finish_kegiatan_rpjm,
    import_rpjmdes,
    link_rpjmdes,
    propose_kegiatan_rpjm,
)
from terasa.umum.lembar import parse_lembar

UNIT_DESA = "unit-63-06-04-2002"
AWAL, TAHUN_USULAN = 2025, 2027
# Made up; prices only so that the figures make sense.
LEMBAR = """Bidang,Sub bidang,Jenis kegiatan,Lokasi,Volume,Satuan,Sasaran,Tahun,Jumlah biaya,Sumber biaya,Pola pelaksanaan
1,Pelayanan,Pengembangan sistem informasi desa,Kantor desa,1,paket,Semua warga,2025-2026,45.000.000,ADD,swakelola
1,Perencanaan,Pendataan SDGs Desa,Seluruh desa,1,paket,Semua warga,2025; 2028; 2031,36.000.000,Dana Desa,swakelola
2,Pekerjaan umum,Semenisasi gang,RT 01 sampai RT 06,1.200,m,210 keluarga,2025-2030,468.000.000,Dana Desa,swakelola
2,Pekerjaan umum,Drainase permukiman,RT 03,450,m,64 keluarga,2026-2027,351.000.000,Dana Desa,swakelola
2,Pekerjaan umum,Jalan usaha tani,arah sawah,900,m,5 kelompok tani,2026-2029,369.000.000,Dana Desa,kerja sama antar desa
2,Pekerjaan umum,Rehabilitasi jembatan,dekat langgar,9,m,310 orang,2025,128.000.000,APBD,pihak ketiga
2,Kesehatan,Posyandu,RT 04,1,unit,80 balita,2027,88.000.000,Dana Desa,swakelola
2,Kesehatan,Makanan tambahan balita,Seluruh desa,60,paket,60 balita,setiap tahun,552.000.000,Dana Desa,swakelola
2,Pendidikan,Ruang bermain PAUD,dekat balai desa,1,unit,40 anak,2028,118.000.000,Dana Desa,pihak ketiga
3,Ketenteraman,Pos keamanan lingkungan,RT 02 dan RT 05,2,unit,RT 02 dan RT 05,2026,24.000.000,ADD,swakelola
4,Ekonomi,Pelatihan menjahit dan anyaman,Balai desa,30,orang,30 perempuan,2026-2028,78.000.000,Dana Desa,swakelola
4,Pertanian,Bibit ternak itik,RT 06,200,ekor,2 kelompok,2027; 2029,,Dana Desa,swakelola
5,Kesiapsiagaan,Perahu dan tandon siaga banjir,tepi sungai,2,paket,RT tepi sungai,2025-2032,160.000.000,Dana Desa,swakelola
"""


def plan_village(t: Tahun, kini: datetime) -> int:
    """A plan of eight years with a dozen kegiatan, changed once; how many usulan carry it out."""
    unit = t.unit[UNIT_DESA]
    operator, kades = operator_of(unit), kades_of(unit)
    now = moment(date(AWAL - 1, 11, 12))
    visi = "Desa yang jalannya kering, anaknya sehat, dan sungainya dijaga bersama (peragaan)."
    rencana = draft_rpjmdes(
        by=operator, kode_desa=unit.kode_wilayah, isi=IsiRpjm(AWAL, visi=visi), now=now, is_peragaan=True
    )
    lembar = parse_lembar(LEMBAR.encode(), KOLOM_RPJMDES)
    import_rpjmdes(lembar=lembar, kode_desa=unit.kode_wilayah, by=operator, now=now)
    _adopt(rencana, "3 Tahun 2024 (peragaan)", now + timedelta(days=30), t)
    alasan = "Banjir Januari 2026: musyawarah desa menambah perahu dan tandon siaga banjir (peragaan)."
    baru = change_rpjmdes(rencana=rencana, by=kades, alasan=alasan, now=moment(date(2026, 2, 16)))
    _adopt(baru, "1 Tahun 2026 (peragaan)", moment(date(2026, 3, 2)), t)
    return _link(t, baru) + _propose(t, baru, kini)


def _adopt(rencana: RpjmDesa, nomor: str, now: datetime, t: Tahun) -> None:
    adopt_rpjmdes(
        rencana=rencana, by=kades_of(t.unit[UNIT_DESA]), nomor_perdes=nomor, ditetapkan_on=now.date(), now=now
    )


def _link(t: Tahun, rencana: RpjmDesa) -> int:
    """What was proposed in its words carries the plan out; what the village pays enters RKP Desa, the first is done."""
    unit = t.unit[UNIT_DESA]
    semua = Usulan.objects.filter(kode_desa=unit.kode_wilayah, tahun__in=rencana.semua_tahun)
    semua = semua.exclude(status__in=[StatusUsulan.DRAF, *GUGUR]).order_by("tahun", "kode")
    kegiatan = list(rencana.kegiatan.select_related("rencana"))
    banyak = 0
    for usulan in semua:
        k = next(
            (k for k in kegiatan if usulan.tahun in k.tahun and _begin(k.jenis) == _begin(usulan.judul)), None
        )
        if usulan.tujuan == Tujuan.DESA and usulan.status == StatusUsulan.DISEPAKATI_DESA:
            _enter(
                usulan,
                AsalRpjm(k) if k else AsalRpjm(luar="Disepakati musyawarah sesudah banjir (peragaan)"),
                t,
            )
        elif k is not None:
            link_rpjmdes(
                usulan=usulan, by=kades_of(unit), asal=AsalRpjm(k), now=moment(date(usulan.tahun - 1, 9, 20))
            )
        else:
            continue
        banyak += 1
    return banyak


def _begin(teks: str) -> list[str]:
    return teks.casefold().split()[:2]


def _enter(usulan: Usulan, asal: AsalRpjm, t: Tahun) -> None:
    by, nomor = kades_of(t.unit[UNIT_DESA]), f"5 Tahun {usulan.tahun - 1} (peragaan)"
    enter_rkpdes(
        usulan=usulan, by=by, nomor_perdes=nomor, now=moment(date(usulan.tahun - 1, 9, 20)), rpjm=asal
    )
    if asal.kegiatan is not None and usulan.tahun < TAHUN_USULAN:
        selesai = date(usulan.tahun, 8, 14)
        finish_kegiatan_rpjm(usulan=usulan, by=by, selesai_on=selesai, now=moment(selesai, 16))


def _propose(t: Tahun, rencana: RpjmDesa, kini: datetime) -> int:
    """Two kegiatan of next year stand as drafts."""
    by = operator_of(t.unit[UNIT_DESA])
    for jenis in ("Posyandu", "Drainase permukiman"):
        k = KegiatanRpjm.objects.select_related("rencana").get(rencana=rencana, jenis=jenis)
        propose_kegiatan_rpjm(
            kegiatan=k,
            by=by,
            tahun=TAHUN_USULAN,
            biaya=split_biaya(k.biaya, len(k.tahun)),
            now=kini - timedelta(days=3),
            is_peragaan=True,
        )
    return 2
