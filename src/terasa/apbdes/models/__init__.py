"""Tabel APBDes: versi dan posnya, evaluasi dan catatannya, tautan usulan, dan transfer ke desa."""

from terasa.apbdes.models.apbdes import Apbdes, ApbdesQuerySet, PosApbdes
from terasa.apbdes.models.evaluasi import CatatanEvaluasi, EvaluasiApbdes
from terasa.apbdes.models.kertas import KertasEvaluasi
from terasa.apbdes.models.tautan import TautanApbdes
from terasa.apbdes.models.transfer import TahapTransfer, TransferDesa

__all__ = [
    "Apbdes",
    "ApbdesQuerySet",
    "CatatanEvaluasi",
    "EvaluasiApbdes",
    "KertasEvaluasi",
    "PosApbdes",
    "TahapTransfer",
    "TautanApbdes",
    "TransferDesa",
]
