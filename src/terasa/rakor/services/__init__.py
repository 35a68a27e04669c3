"""Tindakan pada rakor, undangan, notulen, dan arahan."""

from terasa.rakor.services.arahan import (
    IsiArahan,
    capture_arahan,
    change_arahan,
    remove_arahan,
    replace_arahan,
)
from terasa.rakor.services.hadir import record_hadir, remove_hadir
from terasa.rakor.services.laporan import forward_laporan, read_laporan, send_laporan
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
from terasa.rakor.services.terbuka import confirm_terbuka, extend_terbuka

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
    "confirm_terbuka",
    "create_seri",
    "extend_terbuka",
    "forward_laporan",
    "invite",
    "open_rakor",
    "read_laporan",
    "record_hadir",
    "remove_arahan",
    "remove_hadir",
    "replace_arahan",
    "schedule_rakor",
    "send_laporan",
    "write_notulen",
]
