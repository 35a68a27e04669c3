"""Membaca kotak suara: keadaannya, siapa sudah mengambil kartu, dan forum sebagai berkas Pabulib."""

from __future__ import annotations

from dataclasses import dataclass

from terasa.musrenbang.enums import StatusKotak
from terasa.musrenbang.models import Forum, HimpunanSuara, KotakSuara, PengambilanKartu
from terasa.musrenbang.rules import pb, suara
from terasa.pertemuan.models import Kehadiran
from terasa.umum import konteks

TANPA_PB = ("pb", "tanda_terima")


@dataclass(frozen=True)
class KeadaanKotak:
    """Figures of an open box: ballots by phone, papers, papers not settled, slips printed, slips drawn."""

    ponsel: int
    kertas: int
    kertas_belum: int
    kartu: int
    mengambil: int

    @property
    def kosong(self) -> bool:
        return not self.ponsel and not self.kertas


def find_kotak(forum: Forum) -> KotakSuara | None:
    """The box of a forum, without what it publishes."""
    return KotakSuara.objects.filter(forum=forum).defer(*TANPA_PB).first()


def read_keadaan(kotak: KotakSuara) -> KeadaanKotak:
    """Turnout so far, never what was chosen. Five queries."""
    if kotak.status == StatusKotak.DITUTUP:
        r = kotak.ringkasan
        return KeadaanKotak(r["ponsel"], r["kertas"], 0, r["kartu"], r["mengambil"])
    with konteks.sebagai_sistem():
        terima = HimpunanSuara.objects.filter(pk=kotak.pk).values_list("tanda_terima", flat=True).first()
        return KeadaanKotak(
            ponsel=suara.count_baris(terima or ""),
            kertas=kotak.kertas.count(),
            kertas_belum=kotak.kertas.filter(isi=None).count(),
            kartu=sum(kotak.pak.values_list("jumlah", flat=True)),
            mengambil=kotak.pengambilan.count(),
        )


def list_pengambil(forum: Forum, kotak: KotakSuara) -> list[tuple[Kehadiran, bool]]:
    """Those recorded as present in the order of the attendance list, and whether each has drawn. Two queries.

    The caller has made sure that the office runs this forum.
    """
    with konteks.sebagai_sistem():
        sudah = set(PengambilanKartu.objects.filter(kotak=kotak).values_list("pk", flat=True))
        hadir = Kehadiran.objects.filter(pertemuan=forum.pertemuan_id, menunggu=False)
        semua = hadir.order_by("dicatat_at", "nomor", "pk")
        return [(k, k.pk in sudah) for k in semua]


def export_pb(forum: Forum) -> str:
    """The forum as Pabulib: the ballots of its closed box, else its computed or agreed ranks as one ballot.

    "" while there is neither.
    """
    terbit = (
        KotakSuara.objects.filter(forum=forum, status=StatusKotak.DITUTUP)
        .values_list("pb", flat=True)
        .first()
    )
    if terbit:
        return terbit
    if KotakSuara.objects.filter(forum=forum).exists():
        return ""
    urutan = list_peringkat_awal(forum)
    if not urutan:
        return ""
    calon = [{"kode": kode, "judul": judul, "biaya": None} for kode, judul in urutan]
    return pb.build_pb(
        pb.PemilihanForum(
            nama=forum.nama,
            tahun=forum.tahun,
            wilayah=", ".join(forum.cakupan),
            metode=forum.metode,
            calon=calon,
            pagu=None,
            cara=pb.HITUNG_PERINGKAT,
            pilihan_terbanyak=len(calon),
            surat=[(suara.SEMUA, ",".join(kode for kode, _judul in urutan))],
            suara_dari="peringkat forum",
        )
    )


def list_peringkat_awal(forum: Forum) -> list[tuple[str, str]]:
    """(kode, judul) by the rank before consensus moves; a forum without a count has only its own ranks."""
    dihitung = forum.keputusan.filter(peringkat_hitung__isnull=False).order_by("peringkat_hitung")
    langsung = forum.keputusan.filter(peringkat__isnull=False).order_by("hasil", "peringkat")
    # The main list of a unit's forum comes before its reserve list.
    kolom = ("usulan__kode", "usulan__judul", "hasil")
    baris = list(dihitung.values_list(*kolom)) or sorted(
        langsung.values_list(*kolom), key=lambda b: b[2] == "cadangan"
    )
    return [(kode, judul) for kode, judul, _hasil in baris]
