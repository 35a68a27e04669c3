"""“STOP” dan “MULAI”: pilihan seseorang untuk tidak dikabari, diingat tanpa menyimpan alamatnya."""

from __future__ import annotations

from datetime import datetime

from django.utils.crypto import salted_hmac

from terasa.kabar.models import Alamat, Berhenti, Pesan, StatusPesan
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


def digest_alamat(jenis: str, nilai: str) -> str:
    """A keyed digest by which the same address is known again; the address cannot be read from it."""
    return salted_hmac("terasa.kabar.alamat", f"{jenis}:{nilai}", algorithm="sha256").hexdigest()


def has_stopped(alamat: Alamat) -> bool:
    """Whether this person asked for silence, under this voice or any other. Needs the system's eyes."""
    if alamat.berhenti_at is not None:
        return True
    return Berhenti.objects.filter(pk=digest_alamat(alamat.jenis, alamat.nilai)).exists()


@konteks.act("stop_kabar")
def stop_kabar(*, jenis: str, nilai: str, by: Pelaku, now: datetime) -> None:
    """No more news to this address; what waits is dropped. `nilai` as `clean_alamat` gives it."""
    with konteks.sebagai_sistem():
        Berhenti.objects.get_or_create(pk=digest_alamat(jenis, nilai), defaults={"pada": now})
        milik = Alamat.objects.filter(jenis=jenis, nilai=nilai)
        milik.filter(berhenti_at__isnull=True).update(berhenti_at=now)
        Pesan.objects.filter(alamat__in=milik, status=StatusPesan.MENUNGGU).update(
            status=StatusPesan.BERHENTI, tersandi=""
        )


@konteks.act("resume_kabar")
def resume_kabar(*, jenis: str, nilai: str, by: Pelaku, now: datetime) -> None:
    """News again, from now on; what was dropped stays dropped."""
    with konteks.sebagai_sistem():
        Berhenti.objects.filter(pk=digest_alamat(jenis, nilai)).delete()
        Alamat.objects.filter(jenis=jenis, nilai=nilai).update(berhenti_at=None)
