"""Rakor peragaan Kecamatan Angkinang: satu yang selesai dengan arahan dalam beberapa keadaan, satu yang akan datang."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from terasa.akun.models import Unit
from terasa.config.peragaan.waktu import moment
from terasa.rakor import services as s
from terasa.rakor.models import Arahan, Rakor, SeriRakor
from terasa.tindak_lanjut import services as tl
from terasa.umum.pelaku import PelakuTetap

ACARA = [
    {"jam": "09.00", "judul": "Pembukaan", "oleh": "Camat"},
    {"jam": "09.15", "judul": "Serapan APBDes dan laporan yang belum masuk", "oleh": "Kasi Pemerintahan"},
    {"jam": "10.00", "judul": "Arahan bupati", "oleh": "Bupati"},
]
CONTOH, DINAS = "unit-63-06-04-2002", "dinas-pupr"
# What was said, to whom, days until due, and the evidence wanted.
ARAHAN = (
    ("Pasang papan informasi APBDes di tempat yang dilewati warga.", (CONTOH,), 14, ""),
    ("Periksa kembali jembatan dekat langgar sebelum musim hujan.", (DINAS,), 21, "foto"),
    ("Selesaikan laporan realisasi semester I.", (CONTOH, "unit-63-06-04-2001"), 30, ""),
    ("Isi jabatan kaur perencanaan yang kosong.", (CONTOH,), 30, ""),
)


def hold_meetings(unit: dict[str, Unit], akun: dict[str, PelakuTetap]) -> None:
    """The meeting of six weeks ago, and the one of next week that opens with what it left."""
    camat, hari = akun["camat.angkinang"], timezone.localdate()
    mulai = moment(hari - timedelta(days=42), 9)
    seri = s.create_seri(
        by=camat,
        nama="Rakor Kecamatan Angkinang",
        jenis="kecamatan",
        tuan_rumah=unit["unit-63-06-04"],
        now=mulai,
        kala="setiap dua bulan",
    )
    lalu = _plan(unit, camat, seri, mulai, "bupati", "Bupati Hulu Sungai Selatan")
    s.invite(rakor=lalu, by=camat, nomor="005/112/Kec.Akg", now=mulai - timedelta(days=4))
    s.open_rakor(rakor=lalu, by=camat, now=mulai)
    s.write_notulen(
        rakor=lalu,
        by=camat,
        bagian="pembukaan",
        teks="Rapat dibuka camat. Bupati hadir sampai selesai.",
        versi=0,
        now=mulai,
    )
    arahan = [_capture(unit, camat, lalu, n, mulai) for n in range(len(ARAHAN))]
    s.close_rakor(rakor=lalu, by=camat, nomor="094/41/Kec.Akg", now=mulai + timedelta(hours=3))
    _follow(arahan, akun, mulai)
    s.send_laporan(rakor=lalu, by=camat, now=mulai + timedelta(days=1))
    s.forward_laporan(
        rakor=lalu,
        by=akun["bagian.pemerintahan"],
        catatan="Satu arahan sudah selesai; jembatan menunggu Dinas PUPR.",
        now=mulai + timedelta(days=2),
    )
    depan = _plan(unit, camat, seri, moment(hari + timedelta(days=6), 9), "unit-63-06-04", "Camat Angkinang")
    s.invite(rakor=depan, by=camat, nomor="005/131/Kec.Akg", now=moment(hari - timedelta(days=1), 10))


def _plan(
    unit: dict[str, Unit], camat: PelakuTetap, seri: SeriRakor, mulai: datetime, pimpinan: str, label: str
) -> Rakor:
    desa = [u for u in unit.values() if u.kode_wilayah.startswith("63.06.04.")]
    isi = s.IsiRakor(
        judul="Rakor Kecamatan Angkinang",
        jenis="kecamatan",
        mulai_at=mulai,
        tempat="Aula Kantor Kecamatan Angkinang",
        pimpinan=unit[pimpinan],
        pimpinan_label=label,
        agenda=ACARA,
        seri=seri,
        unit_diundang=[*desa, unit[DINAS]],
    )
    return s.schedule_rakor(
        by=camat,
        tuan_rumah=unit["unit-63-06-04"],
        isi=isi,
        now=mulai - timedelta(days=7),
        is_peragaan=True,
    )


def _capture(unit: dict[str, Unit], camat: PelakuTetap, rakor: Rakor, n: int, now: datetime) -> Arahan:
    teks, kepada, tempo, bukti = ARAHAN[n]
    isi = s.IsiArahan(
        teks=teks,
        kepada=[unit[k] for k in kepada],
        jatuh_tempo_on=rakor.tanggal + timedelta(days=tempo),
        bukti_diminta=bukti,
    )
    return s.capture_arahan(rakor=rakor, by=camat, isi=isi, now=now)


def _follow(arahan: list[Arahan], akun: dict[str, PelakuTetap], mulai: datetime) -> None:
    """One done and closed, one overdue, one reported and waiting, one extended."""
    kades, bupati = akun["pembakal.bamban"], akun["bupati"]
    papan, _jembatan, laporan, kaur = (a.penerima.select_related("tindak_lanjut") for a in arahan)
    selesai, lama = papan[0].tindak_lanjut, kaur[0].tindak_lanjut
    tl.report_tindak_lanjut(
        tindak_lanjut=selesai,
        by=kades,
        catatan="Papan terpasang di depan kantor desa dan di pasar.",
        now=mulai + timedelta(days=9),
    )
    tl.verify_tindak_lanjut(
        tindak_lanjut=selesai,
        by=akun["camat.angkinang"],
        now=mulai + timedelta(days=11),
        catatan="Sudah dilihat.",
    )
    tl.close_tindak_lanjut(tindak_lanjut=selesai, by=bupati, now=mulai + timedelta(days=12))
    menunggu = laporan.get(tindak_lanjut__pelaksana_id=kades.unit_id).tindak_lanjut
    tl.report_tindak_lanjut(
        tindak_lanjut=menunggu,
        by=kades,
        catatan="Sudah dikirim ke kecamatan.",
        now=mulai + timedelta(days=28),
    )
    tl.accept_tindak_lanjut(tindak_lanjut=lama, by=kades, now=mulai + timedelta(days=3))
    tl.extend_tindak_lanjut(
        tindak_lanjut=lama,
        by=bupati,
        jatuh_tempo_on=timezone.localdate(mulai) + timedelta(days=75),
        alasan="Seleksi baru dibuka bulan ini.",
        now=mulai + timedelta(days=25),
    )
