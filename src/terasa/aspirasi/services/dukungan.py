"""“Saya juga”: satu per orang, yang terperiksa dan yang tidak tidak pernah dijumlahkan."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.aspirasi import rules
from terasa.aspirasi.enums import CaraDukung, Status
from terasa.aspirasi.models import Aspirasi, Dukungan
from terasa.aspirasi.services.langkah import require_kunci, require_office
from terasa.kabar.models import Alamat, JenisAlamat
from terasa.kabar.rules import AlamatTidakSah, clean_alamat
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.umum.sisip import insert_unless_there

PERAMBAN = "peramban"
BUKAN_SLIP = (Status.DRAF, Status.DITAHAN, Status.DISEMBUNYIKAN)


class CannotSupport(AturanDilanggar):
    """This voice cannot be supported, or not by this slip."""


@konteks.act("support_with_slip")
def support_with_slip(*, aspirasi: Aspirasi, slip: Aspirasi, by: Pelaku, now: datetime) -> bool:
    """The holder of any slip says "me too". False when this person did before. Raises CannotSupport, CannotAct."""
    require_kunci(slip)
    require_open(aspirasi)
    if slip.status in BUKAN_SLIP:
        raise CannotSupport(_("Slip ini masih menunggu diperiksa atau disembunyikan."), code="slip-belum")
    milik, pendukung = list_kontak(aspirasi.pk), list_kontak(slip.pk)
    if slip.pk == aspirasi.pk or set(milik) & set(pendukung):
        raise CannotSupport(_("Ini aspirasi Anda sendiri; suara Anda sudah terhitung."), code="milik-sendiri")
    # The phone before the slip: who wrote five times is still one person.
    jenis, tanda = pendukung[0] if pendukung else (CaraDukung.SLIP, str(slip.pk))
    return record_dukungan(aspirasi, rules.make_penanda(aspirasi.pk, jenis, tanda), CaraDukung.SLIP, by, now)


@konteks.act("support_at_counter")
def support_at_counter(*, aspirasi: Aspirasi, tanda: str, by: Pelaku, now: datetime) -> bool:
    """An officer writes down who stands before him: a phone number, or a name with RT; only its digest is kept.

    False when this person was counted before. Raises CannotSupport, CannotAct.
    """
    require_office(by, aspirasi)
    require_open(aspirasi)
    if len(tanda.strip()) < rules.TANDA_TERPENDEK:
        raise CannotSupport(_("Tulis nomor telepon, atau nama lengkap dengan RT-nya."), code="tanda-pendek")
    try:
        jenis, nilai = str(JenisAlamat.TELEPON), clean_alamat(JenisAlamat.TELEPON, tanda)
    except AlamatTidakSah:
        jenis, nilai = "nama", tanda
    if (jenis, nilai) in list_kontak(aspirasi.pk):
        raise CannotSupport(_("Nomor itu milik pengusulnya; suaranya sudah terhitung."), code="milik-sendiri")
    return record_dukungan(
        aspirasi, rules.make_penanda(aspirasi.pk, jenis, nilai), CaraDukung.OPERATOR, by, now
    )


@konteks.act("support_unverified")
def support_unverified(*, aspirasi: Aspirasi, peramban: UUID, by: Pelaku, now: datetime) -> bool:
    """Somebody without a slip, once per browser; shown apart. False when repeated. Raises CannotSupport."""
    require_open(aspirasi)
    penanda = rules.make_penanda(aspirasi.pk, PERAMBAN, str(peramban))
    return record_dukungan(aspirasi, penanda, CaraDukung.TANPA_BUKTI, by, now)


def record_dukungan(aspirasi: Aspirasi, penanda: str, cara: CaraDukung, by: Pelaku, now: datetime) -> bool:
    """Write one person down; False when this person was counted before."""
    baru = Dukungan(aspirasi=aspirasi, penanda=penanda, cara=cara, oleh=by.label, pada=now)
    return insert_unless_there(baru) > 0


def require_open(aspirasi: Aspirasi) -> None:
    """Only what everyone can read can be supported. Raises CannotSupport."""
    if aspirasi.dirilis_at is None:
        raise CannotSupport(
            _("Aspirasi ini belum dibuka untuk umum, jadi belum dapat didukung."), code="belum-dirilis"
        )


def list_kontak(pemilik_id: UUID) -> list[tuple[str, str]]:
    """(kind, value), phones first."""
    with konteks.sebagai_sistem():
        alamat = Alamat.objects.filter(pemilik_id=pemilik_id).order_by("-jenis", "nilai")
        return list(alamat.values_list("jenis", "nilai"))
