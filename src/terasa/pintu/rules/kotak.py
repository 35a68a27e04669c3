"""Apa yang dikatakan kepada kantor bila kotak surat tidak terbaca. Tanpa basis data."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _

# Under which the last look is kept (kabar.DetakPekerja).
DETAK = "surel"
# It is read every two minutes; after three missed rounds nobody should think that it is.
LAMA_TAK_DIBACA = timedelta(minutes=10)


def explain_kotak(kode: str) -> str:
    """One sentence on what to do, for a code of `imap.KotakBermasalah`."""
    kalimat = {
        "sambungan": _(
            "Server surat tidak dapat dihubungi. Periksa alamat dan portnya, atau tunggu sampai menyala lagi."
        ),
        "sandi": _("Server surat menolak nama atau kata sandinya. Kata sandi kotak itu mungkin diganti."),
        "folder": _("Folder kotak surat itu tidak ada, atau tidak boleh dibuka."),
        "putus": _(
            "Sambungan ke kotak surat putus di tengah. Yang belum diterima diambil lagi dua menit kemudian."
        ),
        "menolak": _("Server surat menolak permintaan kami. Dicoba lagi dua menit kemudian."),
        "kantor": _("Belum ada kantor yang bekerja di sini; surat ditunggu di kotaknya."),
        "lain": _("Kotak surat tidak terbaca karena galat di server ini. Hubungi pengelolanya."),
    }
    return kalimat.get(kode, kalimat["lain"])
