"""SIPD masuk dan keluar: membaca ekspornya, dan mencatat yang sudah diketik ke sana."""

from terasa.musrenbang.services.sipd.ketik import CannotType, mark_typed, unmark_typed
from terasa.musrenbang.services.sipd.masuk import import_sipd

__all__ = ["CannotType", "import_sipd", "mark_typed", "unmark_typed"]
