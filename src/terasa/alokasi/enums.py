from enum import StrEnum


class Kepuasan(StrEnum):
    """How much a score is worth to a voter: the score itself, or score times cost."""

    SKOR = "skor"
    SKOR_BIAYA = "skor-biaya"


class Pelengkap(StrEnum):
    """What happens to money that the equal shares leave unspent."""

    TANPA = "tanpa"
    ADD1 = "add1"
    ADD1U = "add1u"
    GREEDY = "greedy"


class UrutanSeri(StrEnum):
    """Named tie orders, each ending in the code, so that no tie is left open."""

    DUKUNGAN = "dukungan"
    BIAYA = "biaya"
    KODE = "kode"


class Alasan(StrEnum):
    """Why an item was not chosen."""

    TANPA_PENDUKUNG = "tanpa-pendukung"
    PENDUKUNG_KEHABISAN = "pendukung-kehabisan"
    MELEBIHI_PAGU = "melebihi-pagu"


class JenisSuara(StrEnum):
    """What a ballot says, by the vote types of Pabulib."""

    PERSETUJUAN = "approval"
    PERINGKAT = "ordinal"
    BAGI_POIN = "cumulative"
    NILAI = "scoring"


class Ukuran(StrEnum):
    """What a voter gains from a funded item that is on their ballot."""

    BIAYA = "biaya"
    JUMLAH = "jumlah"
    BORDA = "borda"
    SKOR = "skor"
    SKOR_BIAYA = "skor-biaya"


class Aturan(StrEnum):
    """How the funded set is chosen."""

    MES = "mes"
    GREEDY = "greedy"
    PHRAGMEN = "phragmen"
