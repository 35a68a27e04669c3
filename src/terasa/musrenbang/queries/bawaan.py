"""Forum yang sedang dibawa ke balai tanpa internet: paketnya, dan kalimat yang mengatakannya."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.musrenbang.models import Forum, PaketBalai


def find_bawaan(forum: Forum) -> PaketBalai | None:
    """The package that is out with this forum now, or None."""
    return PaketBalai.objects.filter(forum=forum.pk, kembali_at=None, dilepas_at=None).first()


def tell_bawaan(paket: PaketBalai) -> str:
    """Who took it and when, as said to whoever wants to work in it here."""
    pada = timezone.localtime(paket.dibawa_at)
    return _(
        "Forum ini sedang dibawa ke balai oleh %(siapa)s sejak %(pada)s. Keputusan dan daftar hadirnya dicatat di "
        "sana sampai paketnya kembali."
    ) % {"siapa": paket.pembawa, "pada": pada.strftime("%d-%m-%Y %H.%M")}
