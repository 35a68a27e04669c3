"""Alamat basis data dibaca seperti libpq membacanya."""

from __future__ import annotations

import pytest

from terasa.config.postgres.url import AlamatBasisDataSalah, build_url, django_database, parse_url, with_role


def test_unix_socket_in_the_query() -> None:
    hasil = django_database("postgresql://terasa_app:s%40ndi@/terasa?host=/var/lib/t/soket&port=5432")
    assert hasil == {
        "NAME": "terasa",
        "USER": "terasa_app",
        "PASSWORD": "s@ndi",
        "HOST": "/var/lib/t/soket",
        "PORT": "5432",
        "OPTIONS": {},
    }


def test_sslmode_options_and_several_hosts() -> None:
    hasil = django_database("postgres://u@a:1,b:2/db?sslmode=verify-full&options=-c%20role%3Dterasa_app")
    assert (hasil["HOST"], hasil["PORT"]) == ("a,b", "1,2")
    assert hasil["OPTIONS"] == {"sslmode": "verify-full", "options": "-c role=terasa_app"}


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:p%2F%3A%40@/db?host=/a%20b&port=1",
        "postgresql:///db",
        "postgresql://u@h/db?sslmode=require&connect_timeout=3",
    ],
)
def test_build_is_the_inverse_of_parse(url: str) -> None:
    assert parse_url(build_url(**parse_url(url))) == parse_url(url)


def test_stepping_down_keeps_other_options() -> None:
    bagian = parse_url(with_role("postgresql://u@h/db?options=-c%20jit%3Doff", "terasa_app"))
    assert bagian["options"] == "-c jit=off -c role=terasa_app"


def test_unreadable_address_is_refused_without_repeating_its_password() -> None:
    with pytest.raises(AlamatBasisDataSalah) as galat:
        parse_url("postgresql://u:rahasia@h:p:q/db?x")
    assert "rahasia" not in str(galat.value)
