"""Formulir aspirasi: kata sederhana, satu medan satu pertanyaan, yang sudah diketik tidak pernah hilang."""

from terasa.web.aspirasi.forms.dukung import DukungForm, KodeForm, LoketForm, TeleponForm
from terasa.web.aspirasi.forms.medan import (
    AlamatField,
    KonfirmasiForm,
    TeksForm,
    TitikField,
    on_form,
)
from terasa.web.aspirasi.forms.pemegang import BetulForm, BukaForm, HapusForm
from terasa.web.aspirasi.forms.petugas import PilihanForm, RilisForm, SaringForm
from terasa.web.aspirasi.forms.suara import AspirasiForm, CatatForm, KontakForm

__all__ = [
    "AlamatField",
    "AspirasiForm",
    "BetulForm",
    "BukaForm",
    "CatatForm",
    "DukungForm",
    "HapusForm",
    "KodeForm",
    "KonfirmasiForm",
    "KontakForm",
    "LoketForm",
    "PilihanForm",
    "RilisForm",
    "SaringForm",
    "TeksForm",
    "TeleponForm",
    "TitikField",
    "on_form",
]
