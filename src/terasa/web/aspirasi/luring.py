"""Aspirasi dari kotak kirim di telepon: suara diterima juga bila foto, titik, atau kontaknya tidak terbaca.

Orangnya sering sudah pergi ketika sinyal datang. Maka hanya tulisan kosong atau desa yang keliru ditolak; yang lain
yang tidak terbaca disebut dalam catatan.
"""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from terasa.aspirasi import rules
from terasa.aspirasi.enums import Kelompok, Status, Sumber
from terasa.aspirasi.permissions import can_record
from terasa.aspirasi.queries import due_days, is_terkirim
from terasa.aspirasi.services import Terkirim, submit_aspirasi
from terasa.dokumen.foto import read_foto_many
from terasa.dokumen.potongan import drop_unggahan, find_unggahan
from terasa.umum.ingatan import remembered_briefly
from terasa.umum.pelaku import WARGA, Pelaku
from terasa.umum.tanggal import format_tanggal
from terasa.web.aspirasi import batas
from terasa.web.aspirasi.forms import AspirasiForm
from terasa.web.aspirasi.views.baru import send
from terasa.web.luring.kiriman import DITERIMA, DITOLAK, KURANG, SAMA, Hasil, Kiriman
from terasa.wilayah.queries import is_desa

# What may be wrong without losing the voice: the field, and what is said of it.
BOLEH_KELIRU = ("titik", "surel", "telepon", "foto", "rekaman", "kelompok", "dukung")
TERBAWA = ("masalah", "dusun", "patokan", "titik", "surel", "telepon", "kelompok", "dukung")


class _Bersama(dict[str, Any]):
    def __deepcopy__(self, memo: Any) -> dict[str, Any]:
        return dict(self)


class LuringForm(AspirasiForm):
    """The same checks on a form that no page draws: nobody changes its fields, so that all share one set."""


LuringForm.base_fields = _Bersama(LuringForm.base_fields)


def take_aspirasi(request: Any, kiriman: Kiriman) -> Hasil:
    """One voice, once; `isi.keliling` marks one that was recorded for somebody during a round."""
    with remembered_briefly():
        return _take(request, kiriman)


def _take(request: Any, kiriman: Kiriman) -> Hasil:
    kode_desa = kiriman.isi.get("kode_desa", "")
    if not is_desa(kode_desa):
        return Hasil(DITOLAK, galat={"kode_desa": [_("Pilih desa atau kelurahan dari daftar.")]})
    by, sumber = _recorder(request.pelaku, kiriman)
    if kiriman.berkas and is_terkirim(kiriman.id):
        # Its files were used up the first time: only the slip is asked for.
        return _answer(_ask_again(kiriman, kode_desa, by, sumber), [])
    berkas = {jenis: [(id, find_unggahan(id)) for id in semua] for jenis, semua in kiriman.berkas.items()}
    if kurang := tuple(str(id) for semua in berkas.values() for id, isi in semua if isi is None):
        return Hasil(KURANG, kurang=kurang)
    utuh = {jenis: [isi for _id, isi in semua if isi is not None] for jenis, semua in berkas.items()}
    form, terkirim, catatan = _send(request, kiriman, utuh, kode_desa, by, sumber)
    if terkirim is None:
        return Hasil(DITOLAK, galat={str(k): [str(x) for x in v] for k, v in form.errors.items()})
    for semua in kiriman.berkas.values():
        for id in semua:
            drop_unggahan(unggahan=id)
    if not terkirim.ulang and sumber == Sumber.WEB and not batas.is_proven(form):
        batas.count_kiriman(request, kode_desa)
    if terkirim.aspirasi.status == Status.DITAHAN:
        catatan.append(
            _("Sedang banyak kiriman: petugas memeriksanya dulu, lalu janji jawaban mulai dihitung.")
        )
    return _answer(terkirim, catatan)


def _answer(terkirim: Terkirim, catatan: list[str]) -> Hasil:
    return Hasil(
        SAMA if terkirim.ulang else DITERIMA,
        kode=terkirim.aspirasi.kode,
        slip=_slip(terkirim),
        catatan=tuple(catatan),
    )


def _ask_again(kiriman: Kiriman, kode_desa: str, by: Pelaku, sumber: Sumber) -> Terkirim:
    data = rules.DataAspirasi(kode_desa, kiriman.isi.get("masalah", "").strip(), sumber=sumber)
    return submit_aspirasi(data=data, by=by, now=timezone.now(), rekaman=b"-", kunci_kirim=kiriman.id)


def _send(
    request: Any,
    kiriman: Kiriman,
    berkas: dict[str, list[bytes]],
    kode_desa: str,
    by: Pelaku,
    sumber: Sumber,
) -> tuple[AspirasiForm, Terkirim | None, list[str]]:
    """Twice at most: as it came, then without the parts that could not be read."""
    isi = {nama: kiriman.isi.get(nama, "") for nama in TERBAWA}
    isi["kelompok"] = isi["kelompok"] or Kelompok.SENDIRI
    catatan: list[str] = []
    while True:
        form = _form(kiriman, isi, berkas)
        terkirim = None
        if form.is_valid():
            # Who records for others is signed in: a round of three hundred is no flood.
            tahan = sumber == Sumber.WEB and batas.must_hold(request, kode_desa, form)
            terkirim = send(form, kode_desa, by=by, sumber=sumber, tahan=tahan)
        keliru = [nama for nama in BOLEH_KELIRU if nama in form.errors]
        if terkirim is not None or not keliru or set(form.errors) - set(keliru):
            return form, terkirim, catatan
        for nama in keliru:
            catatan += [f"{form.fields[nama].label}: {pesan}" for pesan in form.errors[nama]]
            isi[nama] = Kelompok.SENDIRI if nama == "kelompok" else ""
        if "foto" in keliru:
            berkas["foto"], _dibuang = read_foto_many(
                berkas["foto"][: rules.FOTO_TERBANYAK], terbanyak=rules.FOTO_TERBANYAK
            )
        if "rekaman" in keliru:
            del berkas["rekaman"]


def _form(kiriman: Kiriman, isi: dict[str, str], berkas: dict[str, list[bytes]]) -> AspirasiForm:
    # The phone asked this before it took the voice in.
    data = {**isi, "kunci_kirim": str(kiriman.id), "biarkan_nomor": "on"}
    data["bukti"] = kiriman.isi.get("bukti", "")
    data["situs"] = kiriman.isi.get("situs", "")
    unggahan = {
        jenis: [SimpleUploadedFile(f"{jenis}-{n}", satu) for n, satu in enumerate(semua, start=1)]
        for jenis, semua in berkas.items()
    }
    return LuringForm(data, MultiValueDict(unggahan))


def _recorder(pelaku: Pelaku, kiriman: Kiriman) -> tuple[Pelaku, Sumber]:
    """Who records during a round signs it with his office; anyone else speaks for himself."""
    if kiriman.isi.get("keliling") and can_record(pelaku):
        return pelaku, Sumber.KELILING
    return WARGA, Sumber.WEB


def _slip(terkirim: Terkirim) -> dict[str, str]:
    janji = terkirim.janji
    if terkirim.ulang:
        janji = due_days([terkirim.aspirasi]).get(str(terkirim.aspirasi.pk))
    return {
        "kode": terkirim.aspirasi.kode,
        "kunci": rules.print_kunci(terkirim.kunci),
        "tautan": terkirim.aspirasi.tautan,
        "janji": format_tanggal(janji, hari=True) if janji else "",
    }
