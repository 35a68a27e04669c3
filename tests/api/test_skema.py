"""Schemathesis: jawaban sesuai uraiannya, juga untuk masukan yang tidak masuk akal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings

from terasa.api.halaman import read_schema

skema = schemathesis.openapi.from_dict({**read_schema()})
skema.app = get_wsgi_application()


@pytest.fixture(autouse=True)
def keep_connection() -> Iterator[None]:
    """The connection belongs to the test's transaction, so no request may close it."""
    for isyarat in (request_started, request_finished):
        isyarat.disconnect(close_old_connections)
    yield
    for isyarat in (request_started, request_finished):
        isyarat.connect(close_old_connections)


# Without a parameter of our own every operation would carry the same name, and a worker runs a name once.
@pytest.mark.django_db
@pytest.mark.parametrize("sandi", ["identity"])
@skema.parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_answers_fit_the_description(case: schemathesis.Case, sandi: str) -> None:
    case.call_and_validate(headers={"Accept-Encoding": sandi})
