class AlokasiDitolak(ValueError):
    """The input cannot be allocated. `kode` is stable, the text is for people."""

    kode = "alokasi-ditolak"


class MasukanTidakSah(AlokasiDitolak):
    kode = "masukan-tidak-sah"


class BiayaBelumDiketahui(AlokasiDitolak):
    """An item without a cost stays outside as "belum dihitung"; it is never counted as 0."""

    kode = "biaya-belum-diketahui"


class TidakAdaPemilih(AlokasiDitolak):
    kode = "tidak-ada-pemilih"


class PilihanTidakDikenal(AlokasiDitolak):
    kode = "pilihan-tidak-dikenal"


class KodeGanda(AlokasiDitolak):
    kode = "kode-ganda"


class RekamanRusak(AlokasiDitolak):
    """A stored result that cannot be read back."""

    kode = "rekaman-rusak"
