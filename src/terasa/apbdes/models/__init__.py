"""Tabel APBDes: versi dan posnya, evaluasi dan catatannya, tautan usulan, dan transfer ke desa."""

from terasa.apbdes.models.apbdes import Apbdes, ApbdesQuerySet, PosApbdes
from terasa.apbdes.models.evaluasi import CatatanEvaluasi, EvaluasiApbdes

__all__ = ["Apbdes", "ApbdesQuerySet", "CatatanEvaluasi", "EvaluasiApbdes", "PosApbdes"]
