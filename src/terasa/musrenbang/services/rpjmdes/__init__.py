"""Tindakan atas RPJM Desa: rencananya, kegiatannya, dan usulan yang melaksanakannya."""

from terasa.musrenbang.services.rpjmdes.impor import import_rpjmdes, open_siskeudes
from terasa.musrenbang.services.rpjmdes.kegiatan import remove_kegiatan_rpjm, save_kegiatan_rpjm
from terasa.musrenbang.services.rpjmdes.rencana import (
    IsiRpjm,
    adopt_rpjmdes,
    change_rpjmdes,
    draft_rpjmdes,
    drop_rpjmdes,
    edit_rpjmdes,
)
from terasa.musrenbang.services.rpjmdes.tautan import (
    AsalRpjm,
    finish_kegiatan_rpjm,
    link_rpjmdes,
    propose_kegiatan_rpjm,
)

__all__ = [
    "AsalRpjm",
    "IsiRpjm",
    "adopt_rpjmdes",
    "change_rpjmdes",
    "draft_rpjmdes",
    "drop_rpjmdes",
    "edit_rpjmdes",
    "finish_kegiatan_rpjm",
    "import_rpjmdes",
    "link_rpjmdes",
    "open_siskeudes",
    "propose_kegiatan_rpjm",
    "remove_kegiatan_rpjm",
    "save_kegiatan_rpjm",
]
