"""Tindakan pada rakor, undangan, notulen, dan arahan."""

from terasa.rakor.services.arahan import (
    IsiArahan,
    capture_arahan,
    change_arahan,
    remove_arahan,
    replace_arahan,
)
from terasa.rakor.services.notulen import close_rakor, open_rakor, write_notulen
from terasa.rakor.services.rakor import (
    CannotMeet,
    IsiRakor,
    answer_undangan,
    cancel_rakor,
    change_rakor,
    create_seri,
    invite,
    schedule_rakor,
)

__all__ = [
    "CannotMeet",
    "IsiArahan",
    "IsiRakor",
    "answer_undangan",
    "cancel_rakor",
    "capture_arahan",
    "change_arahan",
    "change_rakor",
    "close_rakor",
    "create_seri",
    "invite",
    "open_rakor",
    "remove_arahan",
    "replace_arahan",
    "schedule_rakor",
    "write_notulen",
]
