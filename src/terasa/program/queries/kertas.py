"""Kertas evaluasi triwulan: versi-versinya."""

from __future__ import annotations

from terasa.program.models import KertasTriwulan

JENIS_KERTAS = "evaluasi_triwulan"


def list_versi_triwulan(kertas: KertasTriwulan) -> list[KertasTriwulan]:
    """Every version of the same quarter and unit, the newest first; one query."""
    semua = KertasTriwulan.objects.filter(
        kabupaten=kertas.kabupaten, unit=kertas.unit_id, tahun=kertas.tahun, triwulan=kertas.triwulan
    )
    return list(semua.select_related("dokumen").order_by("-versi"))
