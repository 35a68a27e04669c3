"""Usulan yang tidak didanai dibawa ke tahun berikutnya: yang mana boleh, dan apa yang berhenti menunggu."""

from __future__ import annotations

from terasa.musrenbang.enums import StatusUsulan as S
from terasa.musrenbang.rules.transisi import PELAKSANAAN

# Money is attached, now or in the village's own plan: it no longer waits.
DIDANAI = (S.MASUK_RKPDES, *(s for s in PELAKSANAAN if s != S.DITUNDA))
# It does not wait here: never proposed, part of another one, taken back, or with another government.
TIDAK_MENUNGGU = (
    S.DRAF,
    S.DIGABUNG,
    S.DIPECAH,
    S.DIBATALKAN,
    S.DITERUSKAN_KE_PROVINSI,
    S.DITERUSKAN_KE_PUSAT,
)
# Its year ended without money; what an open forum still discusses is not asked here.
DAPAT_DILANJUTKAN = (
    S.DITOLAK,
    S.TIDAK_TERPILIH,
    S.DITUNDA,
    S.DISEPAKATI_DESA,
    S.DU_RKPDES,
    S.VALIDASI_BAPPEDA,
    S.DIVERIFIKASI_KECAMATAN,
    S.DISEPAKATI_KECAMATAN,
    S.DIVERIFIKASI_PD,
    S.DISEPAKATI_FORUM_PD,
    S.CADANGAN_FORUM_PD,
)
# Reasons that another year does not cure: other authority, the village's own, a duplicate, already built.
TIDAK_BERUBAH = frozenset({"R01", "R02", "R07", "R08"})
