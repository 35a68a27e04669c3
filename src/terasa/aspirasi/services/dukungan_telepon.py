"""“Saya juga” dengan kode sekali pakai ke telepon: satu nomor satu dukungan, nomornya tidak tinggal."""

from __future__ import annotations

import hmac
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.aspirasi import rules
from terasa.aspirasi.enums import CaraDukung, HasilKode
from terasa.aspirasi.models import Aspirasi, Dukungan, PeriksaDukungan
from terasa.aspirasi.services.dukungan import (
    PERAMBAN,
    CannotSupport,
    list_kontak,
    record_dukungan,
    require_open,
)
from terasa.aspirasi.services.hapus import forget_alamat
from terasa.kabar.berhenti import digest_alamat
from terasa.kabar.gerbang import has_gerbang
from terasa.kabar.models import Alamat, JenisAlamat
from terasa.kabar.rules import clean_alamat
from terasa.kabar.services import add_alamat, enqueue
from terasa.umum import konteks
from terasa.umum.kode import print_kode
from terasa.umum.pelaku import Pelaku
from terasa.umum.sisip import insert_unless_there


@konteks.act("send_kode_dukungan")
def send_kode_dukungan(*, aspirasi: Aspirasi, telepon: str, by: Pelaku, now: datetime) -> UUID:
    """Send a code to this number and say by which id it is confirmed. Asked again within a minute, nothing is sent.

    Whether the number supported already or belongs to the author is told to nobody before it is confirmed.
    Raises CannotSupport, AlamatTidakSah.
    """
    require_open(aspirasi)
    if not has_gerbang(JenisAlamat.TELEPON):
        raise CannotSupport(_("Di sini belum ada pengiriman kode ke telepon."), code="tanpa-gerbang")
    nilai = clean_alamat(JenisAlamat.TELEPON, telepon)
    with konteks.sebagai_sistem():
        periksa, baru = _take_row(aspirasi, nilai, now)
        if not baru and not periksa.selesai and now - periksa.dikirim_at < rules.KODE_SELA:
            return periksa.pk
        _send(periksa, nilai, now)
        return periksa.pk


@konteks.act("support_with_kode")
def support_with_kode(
    *,
    aspirasi: Aspirasi,
    periksa_id: UUID,
    kode: str,
    by: Pelaku,
    now: datetime,
    peramban: UUID | None = None,
) -> HasilKode:
    """The code typed on the page. A wrong one is counted, so it is answered, not raised.

    What the same browser said without proof before is taken back: one person stands in one of the two numbers.
    Raises CannotSupport.
    """
    require_open(aspirasi)
    with konteks.sebagai_sistem():
        milik = PeriksaDukungan.objects.filter(pk=periksa_id, aspirasi=aspirasi)
        hasil, _periksa = _confirm(list(milik.select_for_update()), kode, by, now)
    if peramban is not None and hasil in (HasilKode.TERCATAT, HasilKode.SUDAH):
        tanpa = rules.make_penanda(aspirasi.pk, PERAMBAN, str(peramban))
        Dukungan.objects.filter(aspirasi=aspirasi, penanda=tanpa, cara=CaraDukung.TANPA_BUKTI).delete()
    return hasil


@konteks.act("support_with_reply")
def support_with_reply(
    *, nomor_sidik: str, kode: str, by: Pelaku, now: datetime
) -> tuple[HasilKode, Aspirasi | None]:
    """The code that came back from the phone itself; the voice it supports. HABIS when none waits for this number."""
    with konteks.sebagai_sistem():
        menunggu = PeriksaDukungan.objects.filter(nomor_sidik=nomor_sidik)
        hasil, periksa = _confirm(list(menunggu.select_for_update().order_by("-dikirim_at")), kode, by, now)
        return hasil, Aspirasi.objects.get(pk=periksa.aspirasi_id) if periksa else None


def drop_kode_lama(now: datetime) -> int:
    """Forget codes whose time is over, and the numbers they went to. Needs the system's eyes. Returns how many."""
    lama = PeriksaDukungan.objects.filter(dikirim_at__lt=now - rules.KODE_BERLAKU)
    pk = list(lama.values_list("pk", flat=True))
    if pk:
        forget_alamat(pk)
        lama.filter(pk__in=pk).delete()
    return len(pk)


def _take_row(aspirasi: Aspirasi, nilai: str, now: datetime) -> tuple[PeriksaDukungan, bool]:
    """The locked row of this number at this voice, and whether it is new; two at once meet the same one."""
    baru = PeriksaDukungan(
        aspirasi=aspirasi,
        penanda=rules.make_penanda(aspirasi.pk, JenisAlamat.TELEPON, nilai),
        nomor_sidik=digest_alamat(JenisAlamat.TELEPON, nilai),
        dikirim_at=now,
    )
    if insert_unless_there(baru):
        add_alamat(pemilik_id=baru.pk, jenis=JenisAlamat.TELEPON, nilai=nilai)
        return baru, True
    lama = PeriksaDukungan.objects.select_for_update().get(aspirasi=aspirasi, penanda=baru.penanda)
    lama.kali += 1
    return lama, False


def _send(periksa: PeriksaDukungan, nilai: str, now: datetime) -> None:
    kode = rules.make_kode_sekali()
    periksa.kode_sidik = rules.digest_kode_sekali(periksa.pk, kode)
    periksa.salah, periksa.selesai, periksa.dikirim_at = 0, False, now
    periksa.save()
    nama = print_kode(periksa.aspirasi.kode)
    enqueue(
        kejadian=f"dukungan-kode:{periksa.pk}:{periksa.kali}",
        subjek=_("Kode dukungan bagi aspirasi %(kode)s") % {"kode": nama},
        teks=_(
            "Nomor ini dipakai untuk mendukung aspirasi %(kode)s. Bila bukan oleh Anda, abaikan pesan ini."
        )
        % {"kode": nama},
        tautan=periksa.aspirasi.tautan,
        now=now,
        alamat=Alamat.objects.filter(pemilik_id=periksa.pk).values_list("pk", flat=True),
        rahasia=_(
            "Kode: %(kode)s\nKetik di halaman dukungan, atau balas pesan ini dengan kodenya, dalam 15 menit."
        )
        % {"kode": kode},
    )


def _confirm(
    menunggu: list[PeriksaDukungan], kode: str, by: Pelaku, now: datetime
) -> tuple[HasilKode, PeriksaDukungan | None]:
    """Whether the code belongs to one of these locked rows; where it belongs to none, each counts one wrong try."""
    berlaku = [p for p in menunggu if _is_open(p, now)]
    for periksa in berlaku:
        if hmac.compare_digest(periksa.kode_sidik, rules.digest_kode_sekali(periksa.pk, kode)):
            return _accept(periksa, by, now), periksa
    for periksa in berlaku:
        periksa.salah += 1
        periksa.save(update_fields=["salah"])
    return (HasilKode.SALAH, berlaku[0]) if berlaku else (HasilKode.HABIS, None)


def _is_open(periksa: PeriksaDukungan, now: datetime) -> bool:
    return now - periksa.dikirim_at <= rules.KODE_BERLAKU and periksa.salah < rules.SALAH_TERBANYAK


def _accept(periksa: PeriksaDukungan, by: Pelaku, now: datetime) -> HasilKode:
    # The number goes with its message a little later: the delivery may still hold that row.
    periksa.selesai = True
    periksa.save(update_fields=["selesai"])
    aspirasi = Aspirasi.objects.get(pk=periksa.aspirasi_id)
    require_open(aspirasi)
    kontak = list_kontak(aspirasi.pk)
    if periksa.penanda in {rules.make_penanda(aspirasi.pk, jenis, nilai) for jenis, nilai in kontak}:
        return HasilKode.MILIK_SENDIRI
    baru = record_dukungan(aspirasi, periksa.penanda, CaraDukung.TELEPON, by, now)
    return HasilKode.TERCATAT if baru else HasilKode.SUDAH
