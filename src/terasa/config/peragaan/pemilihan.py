"""PAW peragaan di tengah langkahnya, satu masa pemilihan dengan paktanya, dan satu kasus contoh yang bertanda."""

from __future__ import annotations

from datetime import date, timedelta

from terasa.akun.models import Pengguna, Unit
from terasa.aturan.queries import istilah
from terasa.config.peragaan import kantor
from terasa.config.peragaan.perangkat import BERPENJABAT, KOSONG
from terasa.config.peragaan.waktu import moment
from terasa.perangkat.models import Jabatan, MasaJabatan
from terasa.perangkat.services import IsiMasa, create_jabatan, create_orang, start_masa
from terasa.perangkat.services.netralitas import IsiKasus, appoint_petugas, record_kasus, record_pakta_many
from terasa.perangkat.services.paw import IsiLangkah, appoint_penjabat, begin_paw, record_langkah
from terasa.perangkat.services.periode import IsiPeriode, save_periode
from terasa.umum.pelaku import SISTEM, PelakuTetap

KECAMATAN = "63.06.04"
DESA_PAW = "unit-63-06-04-2004"
# Days before today.
MENINGGAL, PENJABAT = 75, 70
LANGKAH = (("panitia", 65), ("biaya_diajukan", 45), ("biaya_disetujui", 25), ("pengumuman", 9))
SUDAH_PAKTA = 5


def replace_head(unit: dict[str, Unit], pmd: PelakuTetap, hari: date) -> None:
    """A village head who died three years before the end of the term; registration of candidates is open."""
    masa = _head(unit[DESA_PAW], hari)
    mulai = hari - timedelta(days=MENINGGAL)
    proses = begin_paw(
        by=pmd, masa=masa, berhenti_on=mulai, sebab="meninggal", isi=IsiLangkah(mulai, "188.45/PERAGAAN/1"),
        now=moment(mulai), is_peragaan=True,
    )  # fmt: skip
    naik = hari - timedelta(days=PENJABAT)
    orang = create_orang(
        by=SISTEM, kabupaten=kantor.KABUPATEN, nama="Penjabat Peragaan", now=moment(naik), is_peragaan=True
    )
    appoint_penjabat(
        by=pmd,
        proses=proses,
        orang=orang,
        mulai_on=naik,
        isi=IsiLangkah(naik, "188.45/PERAGAAN/2"),
        now=moment(naik),
    )
    for kode, lalu in LANGKAH:
        pada = hari - timedelta(days=lalu)
        record_langkah(by=pmd, proses=proses, kode=kode, isi=IsiLangkah(pada), now=moment(pada))


def hold_election(unit: dict[str, Unit], akun: dict[str, PelakuTetap], hari: date) -> None:
    """An election period that runs, who of one kecamatan signed, and one case that says it is an example."""
    mulai = hari - timedelta(days=20)
    periode = save_periode(
        by=akun["bagian.pemerintahan"],
        isi=IsiPeriode(
            nama="Pemilihan peragaan",
            rezim="pilkada",
            mulai_on=mulai,
            selesai_on=hari + timedelta(days=70),
            dasar="Jadwal peragaan, bukan keputusan KPU",
            tahapan=(
                ("Masa kampanye (peragaan)", mulai, hari + timedelta(days=40)),
                ("Masa tenang (peragaan)", hari + timedelta(days=41), hari + timedelta(days=43)),
                ("Pemungutan suara (peragaan)", hari + timedelta(days=44), hari + timedelta(days=44)),
            ),
        ),
    )
    tanpa_kepala = {DESA_PAW, BERPENJABAT, KOSONG}
    desa = sorted(
        u.kode
        for u in unit.values()
        if u.kode_wilayah.startswith(f"{KECAMATAN}.") and u.kode not in tanpa_kepala
    )
    kepala = [_head(unit[kode], hari) for kode in desa]
    tanda = hari - timedelta(days=15)
    record_pakta_many(
        by=akun["dinas.pmd"],
        masa=kepala[:SUDAH_PAKTA],
        ditandatangani_on=tanda,
        periode=periode,
        now=moment(tanda),
    )
    _example_case(akun, hari)


def _example_case(akun: dict[str, PelakuTetap], hari: date) -> None:
    petugas, kemarin = akun["bagian.pemerintahan"], hari - timedelta(days=2)
    assert petugas.pengguna_id is not None
    appoint_petugas(
        by=akun["bupati"],
        pengguna=Pengguna.objects.get(pk=petugas.pengguna_id),
        sk_nomor="188.45/PERAGAAN/3",
        dari_on=hari - timedelta(days=30),
        now=moment(hari - timedelta(days=30)),
    )
    record_kasus(
        by=petugas,
        isi=IsiKasus(
            sumber="warga",
            rezim="pilkada",
            dugaan="fasilitas-desa",
            kejadian_on=kemarin,
            diketahui_on=kemarin,
            kode_wilayah=f"{KECAMATAN}.2001",
            uraian="CONTOH PERAGAAN, bukan kejadian. Kendaraan dinas dilaporkan terparkir di tempat kampanye.",
        ),
        now=moment(kemarin),
    )


def _head(unit: Unit, hari: date) -> MasaJabatan:
    """The village head in office, made up when nobody is recorded."""
    ada = (
        MasaJabatan.objects.pada(hari).definitif().filter(jabatan__unit=unit, jabatan__jenis="kades").first()
    )
    if ada is not None:
        return ada
    sejak = date(hari.year - 5, 12, 20)
    jabatan = Jabatan.objects.filter(unit=unit, jenis="kades").first() or create_jabatan(
        by=SISTEM, unit=unit, jenis="kades", nama=istilah("kades", kantor.KABUPATEN, hari), is_peragaan=True
    )
    nama = f"{jabatan.nama} {unit.nama.removeprefix('Pemerintah Desa ')} (peragaan)"
    orang = create_orang(
        by=SISTEM, kabupaten=kantor.KABUPATEN, nama=nama, now=moment(sejak), is_peragaan=True
    )
    isi = IsiMasa(orang=orang, cara="definitif", mulai_on=sejak)
    return start_masa(by=SISTEM, jabatan=jabatan, isi=isi, now=moment(sejak), is_peragaan=True)
