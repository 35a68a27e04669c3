"""Pembersihan berkala: sesi yang sudah lewat tidak ikut ke cadangan."""

from __future__ import annotations

from django.contrib.sessions.backends.db import SessionStore
from procrastinate.contrib.django import app


@app.periodic(cron="35 * * * *")
@app.task(name="akun.buang_sesi", queueing_lock="akun-buang-sesi")
def clear_sessions(timestamp: int) -> None:
    """Delete sessions whose time is over."""
    SessionStore.clear_expired()
