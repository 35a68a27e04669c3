"""Formulir layanan: kata sederhana, satu medan satu pertanyaan, yang sudah diketik tidak pernah hilang."""

from terasa.web.layanan.forms.katalog import HentiForm, LayananForm, StandarForm, SuratForm, TemplatForm
from terasa.web.layanan.forms.permohonan import (
    TANYA_INFORMASI,
    AlasanForm,
    CatatForm,
    KurangForm,
    LambatForm,
    MohonForm,
    PesanForm,
    SerahForm,
    SiapForm,
    TekaForm,
)
from terasa.web.layanan.forms.skm import BukaSkmForm, HariForm, KertasForm, LembarForm, SkmForm

__all__ = [
    "TANYA_INFORMASI",
    "AlasanForm",
    "BukaSkmForm",
    "CatatForm",
    "HariForm",
    "HentiForm",
    "KertasForm",
    "KurangForm",
    "LambatForm",
    "LayananForm",
    "LembarForm",
    "MohonForm",
    "PesanForm",
    "SerahForm",
    "SiapForm",
    "SkmForm",
    "StandarForm",
    "SuratForm",
    "TekaForm",
    "TemplatForm",
]
