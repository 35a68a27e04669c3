"""Arti tiap metode bagi orang di ruangan, dan cara nilainya dijumlah."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from terasa.musrenbang.enums import Metode
from terasa.musrenbang.rules import Cara

# What each method means for the people in the hall.
ARTI = {
    Metode.PERINGKAT: _("Musyawarah langsung memberi peringkat"),
    Metode.SKOR: _("Beberapa penilai memberi nilai per kriteria, lalu disusun peringkatnya"),
    Metode.USG: _("USG: penilai memberi nilai urgensi, keseriusan, dan pertumbuhan, lalu dijumlah"),
    Metode.SAW: _("Kriteria berbobot (SAW): tiap nilai dibandingkan dengan yang terbaik, lalu dibobot"),
    Metode.AHP: _("AHP: bobot kriteria dari perbandingan berpasangan yang konsisten"),
    Metode.SUARA_URUT: _("Surat suara rahasia: setiap orang mengurutkan beberapa usulan"),
    Metode.SUARA_SETUJU: _("Surat suara rahasia: setiap orang mencentang usulan yang disetujuinya"),
}
CARA = {
    Cara.JUMLAH: _("Skor adalah jumlah bobot kali rata-rata nilai semua penilai."),
    Cara.KALI: _("Skor adalah hasil kali rata-rata nilai semua penilai."),
    Cara.SAW: _(
        "Rata-rata tiap kriteria dibagi yang terbaik dari semua usulan, dikali bobotnya, dijumlah sampai 100."
    ),
    Cara.SKALA: _("Rata-rata tiap kriteria dikali bobotnya, dijumlah, dan ditulis sampai 100."),
}
