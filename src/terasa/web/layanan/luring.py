"""Yang disimpan telepon supaya dapat memohon tanpa sinyal: layanan bagi satu tempat, dengan yang perlu dibawa."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from terasa.layanan.enums import JenisLayanan
from terasa.layanan.models import Layanan, StandarLayanan
from terasa.layanan.queries import list_berlaku, list_layanan
from terasa.umum.pelaku import PUBLIK
from terasa.umum.rupiah import format_rupiah
from terasa.web.akses import access, publik
from terasa.web.layanan.forms import TANYA_INFORMASI
from terasa.wilayah.models import Wilayah

# A desa, its kecamatan and all offices of the kabupaten; what is nearer comes first.
TERBANYAK = 300


@access(publik)
@require_safe
def simpanan(request: HttpRequest, di: str) -> JsonResponse:
    """The services that serve who lives in one place, as a phone keeps them."""
    tempat = get_object_or_404(Wilayah, pk=di)
    semua = list(list_layanan(PUBLIK, di=tempat.kode)[:TERBANYAK])
    standar = list_berlaku(semua, timezone.localdate())
    isi = [_kept(satu, standar[satu.pk]) for satu in semua if satu.pk in standar]
    return JsonResponse({"di": tempat.kode, "tempat": str(tempat), "layanan": isi})


def _kept(layanan: Layanan, standar: StandarLayanan) -> dict[str, Any]:
    n = standar.hari_kerja
    janji = ngettext("%(n)d hari kerja sejak berkas lengkap", "%(n)d hari kerja sejak berkas lengkap", n)
    return {
        "kode": layanan.kode,
        "nama": layanan.nama,
        "ringkas": layanan.ringkas,
        "kata": layanan.kata_kunci,
        "unit": layanan.unit.nama,
        "syarat": standar.persyaratan,
        "janji": janji % {"n": n},
        "biaya": format_rupiah(standar.biaya) if standar.biaya else _("Gratis"),
        "tautan": layanan.tautan,
        # What has to be told about a request for public information.
        "tanya": str(TANYA_INFORMASI) if layanan.jenis == JenisLayanan.INFORMASI else "",
    }
