"""Kertas hasil evaluasi: versi-versinya, siapa yang boleh membukanya, dan apakah isinya masih yang terakhir."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from terasa.akun.permissions import can_read
from terasa.apbdes.models import Apbdes, EvaluasiApbdes, KertasEvaluasi
from terasa.apbdes.permissions import can_read_apbdes
from terasa.dokumen.models import Dokumen
from terasa.dokumen.rules import says_same
from terasa.umum.pelaku import Pelaku

JENIS_KERTAS = "evaluasi_apbdes"


def list_kertas(evaluasi: EvaluasiApbdes) -> list[KertasEvaluasi]:
    """Every version with its paper, the newest first; one query."""
    return list(KertasEvaluasi.objects.filter(evaluasi=evaluasi).select_related("dokumen").order_by("-versi"))


def list_kertas_versi(apbdes: Apbdes) -> list[KertasEvaluasi]:
    """Papers about every raperdes of one version of a budget, the newest first; one query."""
    semua = KertasEvaluasi.objects.filter(
        evaluasi__apbdes__kode_desa=apbdes.kode_desa,
        evaluasi__apbdes__tahun=apbdes.tahun,
        evaluasi__apbdes__versi=apbdes.versi,
    )
    return list(semua.select_related("dokumen").order_by("-dokumen__terbit_at", "-versi"))


def is_said(isi: Mapping[str, Any], dokumen: Dokumen) -> bool:
    """Whether a paper says this already."""
    return says_same(isi, dokumen.isi, ("versi", "menggantikan"))


def find_kertas(dokumen: Dokumen) -> KertasEvaluasi | None:
    """The version that this paper is; one query."""
    return KertasEvaluasi.objects.filter(dokumen=dokumen).select_related("evaluasi__apbdes").first()


def may_open(by: Pelaku, kertas: KertasEvaluasi) -> bool:
    """A raperdes is no public paper until its APBDes is in force; before that, who may read it at work may open this."""
    apbdes = kertas.evaluasi.apbdes
    if can_read_apbdes(by) and can_read(by, apbdes.kode_desa):
        return True
    # A raperdes that was mended is in force as its revision, under the same number of version.
    terbit = Apbdes.objects.publik()
    return terbit.filter(kode_desa=apbdes.kode_desa, tahun=apbdes.tahun, versi=apbdes.versi).exists()
