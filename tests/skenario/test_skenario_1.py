"""Skenario 1: 546 usulan SIPD satu Dapil menjadi satu berita acara, 149 prioritas dan 397 beralasan."""

from __future__ import annotations

import io
import json
import random
import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from terasa.aturan.queries import alasan_list
from terasa.config.cli import impor
from terasa.config.cli.pengurai import Pengurai
from terasa.dokumen.models import Dokumen
from terasa.musrenbang.enums import Hasil, JenisForum, StatusUsulan
from terasa.musrenbang.models import Forum, Langkah, Usulan
from terasa.musrenbang.rules import Putusan
from terasa.musrenbang.services import close_forum, decide_many, open_forum
from terasa.umum.pelaku import SISTEM
from terasa.wilayah.queries import list_desa
from tests.bahan_sipd import make_sipd, sipd_row
from tests.skenario.ukuran import measured

pytestmark = pytest.mark.usefixtures("sistem")
KABUPATEN, TAHUN = "63.06", 2027
DAPIL_2 = ("63.06.02", "63.06.03", "63.06.04", "63.06.10")
USULAN, PRIORITAS = 546, 149
PEKERJAAN = (
    ("Peningkatan jalan desa", "m", "Dinas Pekerjaan Umum dan Penataan Ruang"),
    ("Pembangunan siring sungai", "m", "Dinas Pekerjaan Umum dan Penataan Ruang"),
    ("Rehabilitasi jembatan titian ulin", "unit", "Dinas Pekerjaan Umum dan Penataan Ruang"),
    ("Normalisasi saluran irigasi", "m", "Dinas Pertanian"),
    ("Bantuan bibit itik alabio", "ekor", "Dinas Pertanian"),
    ("Rehabilitasi ruang kelas SDN", "ruang", "Dinas Pendidikan dan Kebudayaan"),
    ("Pengadaan alat posyandu", "paket", "Dinas Kesehatan"),
    ("Sambungan air bersih", "rumah", "Dinas Perumahan Rakyat dan Kawasan Permukiman"),
    ("Pelatihan pengolahan dodol Kandangan", "orang", "Dinas Perdagangan"),
    ("Lampu penerangan jalan", "titik", "Dinas Perhubungan"),
)
SEBAB = (
    ("R04", "Pagu kecamatan habis sebelum peringkat usulan ini."),
    ("R05", "Surat hibah lahan belum ada."),
    ("R10", "Gambar dan perkiraan biayanya belum dilampirkan."),
    ("R13", "Usulan sejenis melayani lebih banyak warga."),
    ("R03", "Belum ada dalam prioritas kabupaten tahun ini."),
)


def write_sheet(nama: Path) -> None:
    """As four kecamatan typed it: names in capitals, text numbers, coordinates in the address."""
    acak = random.Random(546)
    desa = [w for w in list_desa(KABUPATEN) if w.induk is not None and w.induk.kode in DAPIL_2]
    baris = []
    for n in range(USULAN):
        tempat = desa[n % len(desa)]
        pekerjaan, satuan, opd = PEKERJAAN[acak.randrange(len(PEKERJAAN))]
        rt = acak.randint(1, 9)
        baris.append(
            sipd_row(
                No=n + 1,
                ID_Usulan=str(5_460_000 + n),
                Usulan=f"{pekerjaan} RT {rt:02d} {tempat.nama}",
                Masalah=f"Warga RT {rt:02d} belum terlayani; keadaannya memburuk pada musim hujan.",
                Alamat=f"RT {rt:02d} ({-2.7 - n / 10_000:.6f}, {115.2 + n / 10_000:.6f})",
                Kecamatan=tempat.induk.nama.upper(),
                Kel_Desa=tempat.nama.upper(),
                OPD_Awal=opd,
                OPD_Akhir=opd,
                Rekomendasi_Kel_Desa="Sesuai hasil musyawarah desa",
                Volume=str(acak.randint(1, 900)),
                Satuan=satuan,
                Anggaran=f"{acak.randint(5, 800)}.000.000,00",
            )
        )
    nama.write_bytes(make_sipd(*baris))


def import_sheet(berkas: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """The command line itself; it finds Django ready."""
    monkeypatch.setattr("terasa.config.cli.impor_sipd.siapkan_django", lambda: None)
    pengurai = Pengurai(prog="terasa")
    impor.register(pengurai.add_subparsers(parser_class=Pengurai))
    perintah = ["impor", "sipd", str(berkas), "--kabupaten", KABUPATEN, "--tahun", str(TAHUN), "--json"]
    args = pengurai.parse_args(perintah)
    capsys.readouterr()
    assert args.func(args) == 0
    return json.loads(capsys.readouterr().out)


def decide(forum: Forum, now: datetime) -> None:
    """149 agreed in their order, every other one with a code and a sentence of its own."""
    usulan = list(forum.keputusan.order_by("usulan__id_asal").values_list("usulan_id", flat=True))
    putusan = []
    for n, pk in enumerate(usulan):
        if n < PRIORITAS:
            putusan.append(Putusan(pk, Hasil.DISEPAKATI, peringkat=n + 1))
        else:
            kode, kalimat = SEBAB[n % len(SEBAB)]
            putusan.append(Putusan(pk, Hasil.TIDAK_DISEPAKATI, alasan_kode=kode, alasan=f"{kalimat} ({n})"))
    decide_many(forum=forum, by=SISTEM, putusan=putusan, now=now)


def read_pdf(pdf: bytes) -> str:
    """Its text without the line breaks of the columns."""
    perintah = ["pdftotext", "-layout", "-", "-"]
    hasil = subprocess.run(perintah, input=pdf, capture_output=True, check=True)
    return io.TextIOWrapper(io.BytesIO(hasil.stdout), encoding="utf-8").read()


def test_one_dapil_one_paper(
    now: datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    berkas = tmp_path / "dapil.xlsx"
    write_sheet(berkas)
    with measured("1") as ukuran:
        laporan = import_sheet(berkas, monkeypatch, capsys)
        forum = open_forum(
            by=SISTEM,
            jenis=JenisForum.FORUM_KECAMATAN,
            kabupaten=KABUPATEN,
            tahun=TAHUN,
            nama="Musrenbang kecamatan Dapil II",
            cakupan=DAPIL_2,
            now=now,
        )
        decide(forum, now)
        dokumen = close_forum(forum=forum, by=SISTEM, now=now)
        ukuran |= {
            "usulan": laporan["diterima"],
            "prioritas": PRIORITAS,
            "tidak_diakomodasi": USULAN - PRIORITAS,
        }
    assert (laporan["dibaca"], laporan["diterima"], laporan["dilewati"]) == (USULAN, USULAN, 0)
    check_paper(dokumen)
    check_threads(dokumen)


def check_paper(dokumen: Dokumen) -> None:
    """Every usulan once: 149 ranked without a gap, 397 each with a published code and a sentence."""
    assert Dokumen.objects.filter(jenis="berita_acara").count() == 1
    daftar = dokumen.isi["daftar"]
    kode = sorted(Usulan.objects.values_list("kode", flat=True))
    assert sorted(b["kode"] for nama in daftar for b in daftar[nama]) == kode
    assert [b["peringkat"] for b in daftar["disepakati"]] == list(range(1, PRIORITAS + 1))
    assert len(daftar["lain"]) == USULAN - PRIORITAS
    dikenal = {a.kode for a in alasan_list(KABUPATEN, dokumen.terbit_at.date())}
    assert all(b["alasan_kode"] in dikenal and len(b["alasan"]) > 20 for b in daftar["lain"])
    assert [c["kode"] for c in dokumen.isi["forum"]["cakupan"]] == list(DAPIL_2)
    if shutil.which("pdftotext") and dokumen.pdf is not None:
        teks = read_pdf(bytes(dokumen.pdf.isi))
        tercetak = re.findall(r"\b[0-9A-Z]{9}\b", teks)
        assert all(tercetak.count(k) == 1 for k in kode)


def test_second_import_is_the_same(
    now: datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    berkas = tmp_path / "dapil.xlsx"
    write_sheet(berkas)
    import_sheet(berkas, monkeypatch, capsys)
    laporan = import_sheet(berkas, monkeypatch, capsys)
    assert (laporan["diterima"], laporan["diubah"]) == (0, 0)
    assert {b["alasan"] for b in laporan["baris"]} == {"sama"}


def check_threads(dokumen: Dokumen) -> None:
    """Everyone's thread ends with this paper; who was not chosen reads why and what is next."""
    langkah = Langkah.objects.filter(dokumen=dokumen).select_related("usulan")
    assert langkah.count() == USULAN
    ditolak = [x for x in langkah if x.keputusan == Hasil.TIDAK_DISEPAKATI]
    assert len(ditolak) == USULAN - PRIORITAS
    assert all(x.alasan and x.alasan_kode and x.lanjutan for x in ditolak)
    assert Usulan.objects.filter(status=StatusUsulan.DISEPAKATI_KECAMATAN).count() == PRIORITAS
