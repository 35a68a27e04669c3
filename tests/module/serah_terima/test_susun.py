"""Isi paket: hitungan tiap bagian sama dengan hitungan kasar atas riwayat, dan byte-nya sama setiap kali."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from terasa.config.cli import serah_terima as perintah
from terasa.config.cli.pengurai import Pengurai
from terasa.dokumen.rules import sidik
from terasa.musrenbang.models import Langkah, Usulan
from terasa.perangkat.models import MasaJabatan
from terasa.perangkat.services import IsiMasa, create_jabatan, create_orang, end_masa, start_masa
from terasa.program.models import Kegiatan, KegiatanUsulan, Kontrak, Pekerjaan, Realisasi
from terasa.serah_terima.queries.lingkup import LingkupTakDikenal, find_lingkup, lingkup_of
from terasa.serah_terima.queries.susun import BAGIAN, compose, count_bagian
from terasa.tindak_lanjut.enums import StatusTindakLanjut
from terasa.tindak_lanjut.models import LangkahTindakLanjut, TindakLanjut
from terasa.tindak_lanjut.rules import AKHIR
from terasa.umum.errors import AturanDilanggar, MasukanTakTerbaca
from terasa.umum.kode_lacak import claim_kode
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
AWAL = date(2024, 1, 8)
HARI = [AWAL + timedelta(days=n) for n in (0, 40, 90, 150, 240, 400)]


def at(hari: date, jam: int = 10) -> datetime:
    return datetime(hari.year, hari.month, hari.day, jam, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def kantor() -> Any:
    return make_unit("bupati", jenis="pimpinan", nama="Bupati Hulu Sungai Selatan")


def add_usulan(acak: random.Random, n: int) -> Usulan:
    hari = AWAL + timedelta(days=acak.randrange(300))
    usulan = Usulan.objects.create(
        kode=claim_kode("usulan"), kabupaten=KABUPATEN, kode_desa=acak.choice([DESA, DESA_LAIN]), tahun=2025,
        judul=f"Titian {n}", biaya=acak.choice([None, 20_000_000]), status="diajukan", dibuat_at=at(hari),
        diajukan_at=at(hari),
    )  # fmt: skip
    for keputusan in acak.sample(
        ["disepakati", "utama", "tidak_disepakati", "dibuka_kembali", "digabung"], 3
    ):
        hari += timedelta(days=acak.randrange(1, 60))
        Langkah.objects.create(
            usulan=usulan, tahap="usulan" if keputusan == "digabung" else "forum_kecamatan", pada=at(hari),
            oleh="Camat", keputusan=keputusan, alasan="Bukan kewenangan desa.",
        )  # fmt: skip
    return usulan


def add_kegiatan(acak: random.Random, unit: Any, usulan: Usulan) -> Kegiatan:
    hari = AWAL + timedelta(days=acak.randrange(60, 350))
    batal = at(hari + timedelta(days=30)) if acak.random() < 0.3 else None
    kegiatan = Kegiatan.objects.create(
        kode=claim_kode("kegiatan"), kabupaten=KABUPATEN, tahun=2025, unit=unit, nama=usulan.judul,
        cakupan=[usulan.kode_desa], nomenklatur_versi="x", nomenklatur_kode="1.03", pagu=10**7, sumber_dana="PAD",
        status="dibatalkan" if batal else "dianggarkan", alasan_batal="Pagu dialihkan." if batal else "",
        dibatalkan_at=batal, dibuat_at=at(hari),
    )  # fmt: skip
    KegiatanUsulan.objects.create(kegiatan=kegiatan, usulan=usulan)
    pekerjaan = Pekerjaan.objects.create(kegiatan=kegiatan, nama="Titian ulin")
    mulai = hari + timedelta(days=10)
    Kontrak.objects.create(
        pekerjaan=pekerjaan, urutan=0, tanggal=mulai, nilai=9 * 10**6, mulai_on=mulai,
        selesai_on=mulai + timedelta(days=acak.randrange(20, 120)),
    )  # fmt: skip
    if acak.random() < 0.6:
        pada = mulai + timedelta(days=acak.randrange(5, 90))
        Realisasi.objects.create(
            kegiatan=kegiatan, per_tanggal=pada, fisik_persen=acak.choice([40, 100]), keuangan_persen=40,
            dilaporkan_at=at(pada), oleh="PUPR",
        )  # fmt: skip
    return kegiatan


def add_tugas(acak: random.Random, unit: Any, asal: str) -> None:
    hari = AWAL + timedelta(days=acak.randrange(200))
    tugas = TindakLanjut.objects.create(
        kabupaten=KABUPATEN, kode_wilayah=acak.choice([DESA, KABUPATEN]), asal=asal, teks=f"Tugas {acak.random()}",
        pemberi=unit, pemberi_label="Bupati", pelaksana=unit, ditetapkan_on=hari, dibuat_at=at(hari),
        jatuh_tempo_on=hari + timedelta(days=400), semula_jatuh_tempo_on=hari + timedelta(days=20),
    )  # fmt: skip
    peristiwa = [("tetapkan", "ditetapkan", None), ("perpanjang", "ditetapkan", hari + timedelta(days=400))]
    if acak.random() < 0.5:
        peristiwa.append(("selesai", acak.choice(["selesai", "dilaporkan", "diganti"]), None))
    for nomor, (apa, status, ke) in enumerate(peristiwa, 1):
        LangkahTindakLanjut.objects.create(
            tindak_lanjut=tugas,
            nomor=nomor,
            peristiwa=apa,
            status=status,
            ke_on=ke,
            pada=at(hari),
            oleh="Bupati",
        )
        hari += timedelta(days=acak.randrange(1, 60))


def add_masa(unit: Any, hari: date, cara: str = "definitif", lama: int = 30) -> MasaJabatan:
    jabatan = create_jabatan(by=SISTEM, unit=unit, jenis="kaur", nama=f"Kaur {hari}")
    orang = create_orang(by=SISTEM, kabupaten=KABUPATEN, nama="Kaur Peragaan", now=at(hari))
    isi = IsiMasa(orang, cara, hari, rencana_berakhir_on=hari + timedelta(days=lama), sk_nomor="1")
    return start_masa(by=SISTEM, jabatan=jabatan, isi=isi, now=at(hari))


def find(isi: dict[str, Any], kode: str) -> dict[str, Any]:
    bagian: dict[str, Any] = next(b for b in isi["bagian"] if b["kode"] == kode)
    return {"baris": bagian["baris"], **{a["nama"]: a["nilai"] for a in bagian["angka"]}}


def is_agreed(usulan: Usulan, batas: datetime) -> bool:
    """By hand: the last word of the forum, read from its stations."""
    kata = [s.keputusan for s in usulan.langkah.all() if s.pada < batas]
    sepakat = False
    for satu in kata:
        sepakat = {"disepakati": True, "utama": True, "dibuka_kembali": False}.get(satu, sepakat)
    return sepakat


@pytest.mark.parametrize("benih", [3, 8])
def test_every_section_counts_what_the_history_says_on_that_day(kantor: Any, benih: int) -> None:
    acak = random.Random(benih)
    pupr = make_unit("dinas-pupr")
    usulan = [add_usulan(acak, n) for n in range(24)]
    jawab = {u.pk: add_kegiatan(acak, pupr, u) for u in usulan[::2]}
    for _n in range(30):
        add_tugas(acak, kantor, acak.choice(["arahan", "pembinaan", "layanan"]))
    for hari in HARI:
        add_masa(kantor, hari)
    for hari in HARI:
        lingkup = lingkup_of(kantor, "bupati", hari)
        isi, batas = compose(lingkup), lingkup.batas
        ada = [u for u in usulan if u.diajukan_at and u.diajukan_at < batas]
        hidup = {
            pk: k for pk, k in jawab.items()
            if k.dibuat_at < batas and (k.dibatalkan_at is None or k.dibatalkan_at >= batas)
        }  # fmt: skip
        janji = find(isi, "janji")
        sepakat = [u for u in ada if is_agreed(u, batas)]
        dibangun = [
            u for u in ada if u.pk in hidup
            and any(r.fisik_persen == 100 and r.dilaporkan_at < batas for r in hidup[u.pk].realisasi.all())
        ]  # fmt: skip
        assert (janji["diusulkan"], janji["disepakati"]) == (len(ada), len(sepakat))
        assert (janji["dianggarkan"], janji["dibangun"]) == (sum(u.pk in hidup for u in ada), len(dibangun))
        gabung = {
            u.pk for u in ada if any(s.keputusan == "digabung" and s.pada < batas for s in u.langkah.all())
        }
        tunggu = {u.kode for u in sepakat if u.pk not in hidup and u.pk not in gabung}
        assert {b["kode"] for b in find(isi, "menunggu")["baris"]} == tunggu
        kontrak = [k for k in hidup.values() if (k.pekerjaan.get().kontrak.get().tanggal or hari) <= hari]
        assert find(isi, "kontrak")["berjalan"] == len(kontrak)
        for asal in ("arahan", "pembinaan"):
            akhir = [
                [s for s in t.langkah.order_by("nomor") if s.pada < batas]
                for t in TindakLanjut.objects.filter(asal=asal)
            ]
            assert find(isi, asal)["terbuka"] == sum(bool(r) and r[-1].status not in AKHIR for r in akhir)
        masa = MasaJabatan.objects.filter(mulai_on__lte=hari, rencana_berakhir_on__gt=hari)
        assert find(isi, "perangkat")["berakhir dalam 12 bulan"] == masa.count()


def test_every_section_of_the_table_stands_in_the_pack_and_nothing_else(kantor: Any) -> None:
    isi = compose(lingkup_of(kantor, "bupati", AWAL))
    assert list(count_bagian(isi)) == list(BAGIAN)
    camat = lingkup_of(make_unit("kec", jenis="kecamatan", kode_wilayah="63.06.04"), "camat", AWAL)
    assert "penjabat" not in count_bagian(compose(camat))
    desa = make_unit("desa-bamban", jenis="desa", nama="Pemerintah Desa Bamban", kode_wilayah=DESA)
    kades = compose(lingkup_of(desa, "kades", AWAL), {"memori-inventaris": {"uraian": "Dua sepeda motor."}})
    assert [b["kode"] for b in kades["bagian"]][6] == "memori-inventaris"
    assert kades["bagian"][6]["uraian"] == "Dua sepeda motor."


def test_a_later_extension_of_a_due_day_does_not_move_the_earlier_paper(kantor: Any) -> None:
    add_tugas(random.Random(1), kantor, "arahan")
    tugas = TindakLanjut.objects.get()
    awal, perpanjang = tugas.langkah.order_by("nomor")[:2]
    isi = compose(lingkup_of(kantor, "bupati", timezone.localdate(awal.pada)))
    assert find(isi, "arahan")["baris"][0]["tempo"] == tugas.semula_jatuh_tempo_on.isoformat()
    isi = compose(lingkup_of(kantor, "bupati", timezone.localdate(perpanjang.pada)))
    assert find(isi, "arahan")["baris"][0]["keadaan"] == str(StatusTindakLanjut.DITETAPKAN.label)
    assert perpanjang.ke_on is not None
    assert find(isi, "arahan")["baris"][0]["tempo"] == perpanjang.ke_on.isoformat()


def test_a_seat_that_somebody_only_stands_in_for_is_vacant(kantor: Any) -> None:
    masa = add_masa(kantor, AWAL, lama=900)
    end_masa(by=SISTEM, masa=masa, berakhir_on=AWAL + timedelta(days=50), sebab="mutasi", now=at(AWAL))
    isi = compose(lingkup_of(kantor, "bupati", AWAL + timedelta(days=60)))
    baris = find(isi, "perangkat")["baris"]
    assert [(b["hal"], b["tanggal"]) for b in baris] == [("kosong", (AWAL + timedelta(days=50)).isoformat())]
    assert find(compose(lingkup_of(kantor, "bupati", AWAL)), "perangkat")["kosong"] == 0


def test_a_unit_reads_only_its_own(kantor: Any) -> None:
    acak = random.Random(5)
    pupr, pmd = make_unit("dinas-pupr"), make_unit("dinas-pmd")
    for n in range(6):
        add_kegiatan(acak, pupr, add_usulan(acak, n))
    hari = HARI[-1]
    jumlah = [find(compose(lingkup_of(u, "kepala_unit", hari)), "kontrak")["berjalan"] for u in (pupr, pmd)]
    assert jumlah[0] > 0
    assert jumlah[1] == 0
    kosong = lingkup_of(make_unit("kec", jenis="kecamatan", kode_wilayah="63.06.05"), "camat", hari)
    assert find(compose(kosong), "janji")["diusulkan"] == 0


def test_an_unknown_post_or_office_is_refused() -> None:
    for isi in ({"jabatan": "raja"}, {"jabatan": "camat"}, {"jabatan": "camat", "wilayah": "63.06.99"}):
        with pytest.raises(LingkupTakDikenal):
            find_lingkup(isi.pop("jabatan"), AWAL, kabupaten=KABUPATEN, **isi)


@pytest.fixture
def jalankan(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    pengurai = Pengurai(prog="terasa")
    monkeypatch.setattr(perintah, "siapkan_django", lambda: None)
    perintah.register(pengurai.add_subparsers(parser_class=Pengurai))

    def jalan(*argumen: object) -> Any:
        args = pengurai.parse_args(["serah-terima", "susun", *map(str, argumen), "--json"])
        assert args.func(args) == 0
        return json.loads(capsys.readouterr().out)

    return jalan


def test_the_command_writes_the_same_bytes_twice(
    kantor: Any, jalankan: Callable[..., Any], tmp_path: Path
) -> None:
    acak = random.Random(9)
    for n in range(5):
        add_kegiatan(acak, make_unit("dinas-pupr"), add_usulan(acak, n))
    pilihan = ("--jabatan", "bupati", "--tanggal", HARI[-1], "--kabupaten", KABUPATEN)
    satu, dua = (jalankan(*pilihan, "-o", tmp_path / nama) for nama in "ab")
    assert satu["sidik"] == dua["sidik"]
    isi = [{Path(b).suffix: Path(b).read_bytes() for b in h["berkas"]} for h in (satu, dua)]
    assert isi[0] == isi[1]
    assert sidik(isi[0][".json"]) == satu["sidik"] == isi[0][".sha256"].decode().split()[0]
    assert {b["kode"]: b["jumlah"] for b in json.loads(isi[0][".json"])["bagian"]} == satu["bagian"]
    with pytest.raises(MasukanTakTerbaca, match="tidak terbaca"):
        jalankan("--jabatan", "bupati", "--tanggal", "kemarin", "-o", tmp_path)
    with pytest.raises(AturanDilanggar):
        jalankan("--jabatan", "kades", "--tanggal", HARI[-1], "--kabupaten", KABUPATEN, "-o", tmp_path)


def test_the_paper_prints_the_counts_of_the_data(kantor: Any) -> None:
    from terasa.serah_terima.cetak import print_paket

    isi = compose(lingkup_of(kantor, "bupati", AWAL))
    for bagian in isi["bagian"]:
        bagian["angka"] = [{**a, "nilai": a["nilai"] + 7} for a in bagian["angka"]]
    assert print_paket(isi).pdf != print_paket(compose(lingkup_of(kantor, "bupati", AWAL))).pdf
