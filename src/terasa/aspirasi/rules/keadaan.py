"""Perpindahan keadaan sebuah aspirasi, sebagai data. Tidak ada satu pun yang menanyakan tanggal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from terasa.aspirasi.enums import Keputusan, Status

JAWABAN_PERTAMA = "jawaban-pertama-aspirasi"
JAWABAN_ULANG = "jawaban-ulang-aspirasi"
# Every promise of an answer; each stops when the village did something for the person.
JAM = (JAWABAN_PERTAMA, JAWABAN_ULANG)

TERBUKA = frozenset({Status.DIAJUKAN, Status.DITANYA, Status.DIJAWAB})
HIDUP = TERBUKA | {Status.DIGABUNG, Status.DIALIHKAN}
TERTUTUP = frozenset({Status.DRAF, Status.DITAHAN, Status.DISEMBUNYIKAN, Status.DITARIK})
SETELAH_DRAF = frozenset(Status) - {Status.DRAF}
# A voice waits for its village until somebody answered, asked, joined or redirected it.
MENUNGGU_DESA = frozenset({Status.DIAJUKAN})


@dataclass(frozen=True)
class Langkah:
    """One row of the table. `ke` None keeps the state; `kembali` returns to the state before hiding."""

    dari: frozenset[Status]
    ke: Status | None = None
    kembali: bool = False


TRANSISI: Mapping[Keputusan, Langkah] = MappingProxyType(
    {
        Keputusan.DIAJUKAN: Langkah(frozenset({Status.DRAF}), Status.DIAJUKAN),
        # Taken in, but its clock does not run before an officer has looked.
        Keputusan.DITAHAN: Langkah(frozenset({Status.DRAF}), Status.DITAHAN),
        Keputusan.DITERIMA: Langkah(frozenset({Status.DITAHAN}), Status.DIAJUKAN),
        Keputusan.DITANYA: Langkah(TERBUKA, Status.DITANYA),
        Keputusan.DIBALAS: Langkah(frozenset({Status.DITANYA}), Status.DIAJUKAN),
        Keputusan.DIJAWAB: Langkah(TERBUKA, Status.DIJAWAB),
        Keputusan.TIDAK_MEMBANTU: Langkah(frozenset({Status.DIJAWAB, Status.DIALIHKAN}), Status.DIAJUKAN),
        Keputusan.DIGABUNG: Langkah(TERBUKA, Status.DIGABUNG),
        Keputusan.DIALIHKAN: Langkah(TERBUKA, Status.DIALIHKAN),
        Keputusan.DIAMBIL_KEMBALI: Langkah(frozenset({Status.DIALIHKAN}), Status.DIAJUKAN),
        Keputusan.DIRILIS: Langkah(HIDUP),
        Keputusan.BATAL_DIRILIS: Langkah(HIDUP),
        Keputusan.DISEMBUNYIKAN: Langkah(HIDUP | {Status.DITAHAN}, Status.DISEMBUNYIKAN),
        Keputusan.DITAMPILKAN: Langkah(frozenset({Status.DISEMBUNYIKAN}), kembali=True),
        # Once joined, the wish belongs to everyone behind the usulan; its voice may still erase its contact.
        Keputusan.DITARIK: Langkah(TERBUKA | {Status.DITAHAN, Status.DIALIHKAN}, Status.DITARIK),
        Keputusan.DIBETULKAN: Langkah(TERBUKA | {Status.DITAHAN, Status.DIALIHKAN}),
        # What concerns the person goes at any time (UU 27/2022).
        Keputusan.KONTAK_DIHAPUS: Langkah(SETELAH_DRAF),
        Keputusan.DATA_DIHAPUS: Langkah(SETELAH_DRAF),
        Keputusan.RETENSI: Langkah(SETELAH_DRAF),
    }
)

# These keep the promise of a first answer.
MENJAWAB = frozenset(
    {
        Keputusan.DITANYA,
        Keputusan.DIJAWAB,
        Keputusan.DIGABUNG,
        Keputusan.DIALIHKAN,
        Keputusan.DISEMBUNYIKAN,
        Keputusan.DITARIK,
    }
)

KALIMAT: Mapping[Keputusan, Promise] = MappingProxyType(
    {
        Keputusan.DIAJUKAN: _("Aspirasi diterima dan menunggu jawaban pemerintah desa."),
        Keputusan.DITAHAN: _(
            "Aspirasi tercatat dan menunggu diperiksa petugas, karena sedang banyak kiriman."
        ),
        Keputusan.DITERIMA: _("Petugas sudah memeriksa aspirasi; janji jawaban mulai dihitung."),
        Keputusan.DITANYA: _("Pemerintah desa bertanya balik kepada pengusul."),
        Keputusan.DIBALAS: _("Pengusul sudah membalas pertanyaan."),
        Keputusan.DIJAWAB: _("Pemerintah desa sudah menjawab pengusul."),
        Keputusan.TIDAK_MEMBANTU: _("Pengusul menyatakan jawaban itu belum membantu; desa menjawab lagi."),
        Keputusan.DIGABUNG: _("Aspirasi menjadi bagian dari sebuah usulan dan diikuti bersama usulan itu."),
        Keputusan.DIALIHKAN: _("Aspirasi diarahkan ke pintu yang tepat."),
        Keputusan.DIAMBIL_KEMBALI: _("Aspirasi ditangani lagi oleh pemerintah desa."),
        Keputusan.DIRILIS: _("Petugas membuka isi aspirasi untuk umum."),
        Keputusan.BATAL_DIRILIS: _("Isi aspirasi ditutup kembali dari umum."),
        Keputusan.DISEMBUNYIKAN: _("Aspirasi disembunyikan."),
        Keputusan.DITAMPILKAN: _("Aspirasi ditampilkan kembali."),
        Keputusan.DIBETULKAN: _("Pengusul membetulkan tulisannya sebelum dibuka untuk umum."),
        Keputusan.DITARIK: _("Pengusul menarik aspirasinya."),
        Keputusan.KONTAK_DIHAPUS: _("Kontak pengusul dihapus; isi aspirasi tetap tersimpan."),
        Keputusan.DATA_DIHAPUS: _("Pengusul menghapus tulisan, foto, dan kontaknya; riwayatnya tetap."),
        Keputusan.RETENSI: _("Data pribadi pada aspirasi ini dihapus karena masa simpannya berakhir."),
    }
)

SEBAB_TOLAK: Mapping[Status, Promise] = MappingProxyType(
    {
        Status.DRAF: _("Aspirasi ini belum diajukan."),
        Status.DITAHAN: _("Aspirasi ini masih menunggu diperiksa. Terima dulu dari antrean pemeriksaan."),
        Status.DIAJUKAN: _("Aspirasi ini masih menunggu jawaban desa; langkah itu belum dapat diambil."),
        Status.DITANYA: _("Aspirasi ini masih menunggu balasan pengusul; langkah itu belum dapat diambil."),
        Status.DIJAWAB: _("Aspirasi ini sudah dijawab; langkah itu tidak berlaku lagi."),
        Status.DIGABUNG: _("Aspirasi ini sudah menjadi bagian dari sebuah usulan."),
        Status.DIALIHKAN: _("Aspirasi ini sudah dialihkan. Ambil kembali dulu bila keliru."),
        Status.DISEMBUNYIKAN: _("Aspirasi ini sedang disembunyikan. Tampilkan kembali dulu."),
        Status.DITARIK: _("Aspirasi ini sudah ditarik oleh pengusulnya."),
    }
)


def next_status(keputusan: Keputusan, status: str, sebelum: str = "") -> Status | None:
    """The state that follows, or None when this decision is not possible from `status`."""
    langkah = TRANSISI[keputusan]
    if Status(status) not in langkah.dari:
        return None
    if langkah.kembali:
        return Status(sebelum)
    return langkah.ke or Status(status)


def list_boleh(status: str) -> frozenset[Keputusan]:
    """Every decision that is possible from this state; pages offer these and no others."""
    return frozenset(k for k, langkah in TRANSISI.items() if Status(status) in langkah.dari)


def explain_refusal(status: str) -> Promise:
    """Why nothing like that can be done now, for the person."""
    return SEBAB_TOLAK[Status(status)]
