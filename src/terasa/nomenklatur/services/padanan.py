"""Mengimpor padanan kode antar versi nomenklatur; banyak ke banyak, dengan bobot dan catatan."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from terasa.nomenklatur import rules
from terasa.nomenklatur.models import Nomenklatur, Padanan, VersiNomenklatur
from terasa.nomenklatur.services.impor import BarisTakTerpakai
from terasa.umum.konteks import act
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Baris, Laporan
from terasa.umum.lembar import BarisLembar, Kolom, Lembar
from terasa.umum.pelaku import Pelaku

KOLOM_PADANAN = (
    Kolom("versi_lama", ("dari versi", "versi asal"), wajib=True),
    Kolom("kode_lama", ("kode asal", "dari kode", "kode sebelumnya"), wajib=True, is_kode=True),
    Kolom("versi_baru", ("ke versi", "versi tujuan"), wajib=True),
    Kolom("kode_baru", ("kode tujuan", "ke kode"), wajib=True, is_kode=True),
    Kolom("bobot", ("persen", "bobot persen")),
    Kolom("catatan", ("keterangan",)),
)
Kunci = tuple[str, str, str, str]


@act("impor-padanan")
def import_padanan(*, lembar: Lembar, by: Pelaku, uji: bool = False) -> Laporan:
    """Pairs of codes of two versions; a pair that is there gets its weight and note anew, twice changes nothing.

    Both codes must be known in their versions. `bobot` per cent of the old code that goes there, empty: not said.
    """
    versi = set(VersiNomenklatur.objects.values_list("pk", flat=True))
    diminta = {
        rules.normalkan_kode(b.nilai.get(k, "")) for b in lembar.baris for k in ("kode_lama", "kode_baru")
    }
    dikenal = set(Nomenklatur.objects.filter(kode__in=diminta).values_list("versi_id", "kode"))
    lama = {p.kunci: p for p in Padanan.objects.filter(kode_lama__in=diminta)}
    terpakai: dict[Kunci, int] = {}
    baru: list[Padanan] = []
    hasil: list[Baris] = []
    for b in lembar.baris:
        nama = b.nilai.get("kode_lama", "")
        try:
            satu = _read(b, versi, dikenal)
            if satu.kunci in terpakai:
                raise BarisTakTerpakai(
                    _("sama dengan baris %(n)d") % {"n": terpakai[satu.kunci]}, code="kembar"
                )
        except BarisTakTerpakai as exc:
            hasil.append(Baris(b.nomor, nama, DILEWATI, "", str(exc), b.perbaikan))
            continue
        terpakai[satu.kunci] = b.nomor
        ada = lama.get(satu.kunci)
        if ada is not None and (ada.bobot, ada.catatan) == (satu.bobot, satu.catatan):
            hasil.append(Baris(b.nomor, nama, DILEWATI, satu.kode_baru, SAMA, b.perbaikan))
            continue
        baru.append(satu)
        hasil.append(Baris(b.nomor, nama, DIUBAH if ada else DITERIMA, satu.kode_baru, "", b.perbaikan))
    if not uji:
        Padanan.objects.bulk_create(
            baru,
            batch_size=500,
            update_conflicts=True,
            unique_fields=["versi_lama", "kode_lama", "versi_baru", "kode_baru"],
            update_fields=["bobot", "catatan"],
        )
    return Laporan.dari(hasil, uji=uji)


def _read(b: BarisLembar, versi: set[str], dikenal: set[tuple[str, str]]) -> Padanan:
    """One pair. Raises BarisTakTerpakai."""
    if b.galat:
        raise BarisTakTerpakai(b.galat, code="baris")
    isi = {k.nama: b.nilai.get(k.nama, "").strip() for k in KOLOM_PADANAN}
    pasang: list[str] = []
    for sisi in ("lama", "baru"):
        v, kode = isi[f"versi_{sisi}"], rules.normalkan_kode(isi[f"kode_{sisi}"])
        if v not in versi:
            raise BarisTakTerpakai(_("versi “%(versi)s” belum dikenal") % {"versi": v[:40]}, code="versi")
        if (v, kode) not in dikenal:
            raise BarisTakTerpakai(
                _("kode %(kode)s tidak ada dalam versi %(versi)s") % {"kode": kode[:24], "versi": v},
                code="kode",
            )
        pasang += [v, kode]
    if pasang[0] == pasang[2]:
        raise BarisTakTerpakai(_("kedua versinya sama"), code="versi")
    return Padanan(
        versi_lama_id=pasang[0],
        kode_lama=pasang[1],
        versi_baru_id=pasang[2],
        kode_baru=pasang[3],
        bobot=_weight(isi["bobot"]),
        catatan=isi["catatan"][:400],
    )


def _weight(teks: str) -> Decimal | None:
    if not teks:
        return None
    try:
        bobot = Decimal(teks.rstrip("% ").replace(",", ".")).quantize(Decimal("0.01"))
    except InvalidOperation as exc:
        raise BarisTakTerpakai(_("bobot “%(teks)s” bukan angka") % {"teks": teks[:20]}, code="bobot") from exc
    if not 0 < bobot <= 100:
        raise BarisTakTerpakai(_("bobot lebih dari 0 sampai 100 persen"), code="bobot")
    return bobot
