"""Bahan uji rakor: rapat camat dengan kades, dari jadwal sampai berlangsung."""

from __future__ import annotations

from datetime import datetime, timedelta

from terasa.akun.models import Peran
from terasa.rakor import services as s
from terasa.rakor.models import Arahan, Rakor

KECAMATAN = "63.06.04"


def schedule(camat: Peran, now: datetime, *undang: Peran, hari: int = 0, seri: object = None) -> Rakor:
    isi = s.IsiRakor(
        judul="Rakor Kecamatan Angkinang", jenis="kecamatan", mulai_at=now + timedelta(days=hari),
        tempat="Aula kecamatan", pimpinan=camat.unit, pimpinan_label=camat.label, seri=seri,  # type: ignore[arg-type]
        agenda=[{"jam": "09.00", "judul": "APBDes 2026", "oleh": "Camat"}], unit_diundang=[p.unit for p in undang],
    )  # fmt: skip
    return s.schedule_rakor(
        by=camat.as_pelaku(), tuan_rumah=camat.unit, isi=isi, now=now + timedelta(days=hari)
    )


def capture(
    rakor: Rakor, by: Peran, now: datetime, *kepada: Peran, teks: str = "Selesaikan laporan realisasi."
) -> Arahan:
    isi = s.IsiArahan(
        teks=teks, kepada=[p.unit for p in kepada], jatuh_tempo_on=rakor.tanggal + timedelta(days=14)
    )
    return s.capture_arahan(rakor=rakor, by=by.as_pelaku(), isi=isi, now=now)


def run(camat: Peran, kades: Peran, now: datetime) -> Rakor:
    rakor = schedule(camat, now, kades)
    s.invite(rakor=rakor, by=camat.as_pelaku(), nomor="005/12/Kec.Akg", now=now)
    s.open_rakor(rakor=rakor, by=camat.as_pelaku(), now=now)
    rakor.refresh_from_db()
    return rakor
