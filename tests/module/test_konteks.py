"""Satu tindakan menulis dalam bahasa Indonesia, apa pun bahasa layar orangnya."""

from __future__ import annotations

import pytest
from django.utils import translation
from django.utils.translation import gettext

from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar

pytestmark = pytest.mark.django_db


@konteks.act("write_word")
def write_word() -> str:
    return gettext("Senin")


@konteks.act("refuse")
def refuse() -> None:
    raise AturanDilanggar(gettext("Tulis dulu isinya."))


def test_what_an_act_writes_is_indonesian() -> None:
    with translation.override("en"):
        assert write_word() == "Senin"


def test_what_an_act_refuses_is_said_in_the_language_of_the_screen() -> None:
    with translation.override("en"), pytest.raises(AturanDilanggar) as ditolak:
        refuse()
    assert str(ditolak.value) == "Write the text first."
