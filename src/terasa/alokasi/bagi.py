"""The public act: share a ceiling, and ask how close it was."""

from collections.abc import Iterable
from fractions import Fraction

from terasa.alokasi.enums import Alasan
from terasa.alokasi.hasil import Hasil, Kalah, LangkahPelengkap, Putaran
from terasa.alokasi.hitungan import Hitungan
from terasa.alokasi.kasus import Kasus, build_kasus
from terasa.alokasi.kekurangan import find_limits
from terasa.alokasi.masukan import AturanBagi, Masukan
from terasa.alokasi.pelengkap import Lengkap, complete, finish
from terasa.alokasi.uang import Pecahan, add


def share_pagu(masukan: Masukan, aturan: AturanBagi | None = None) -> Hasil:
    """Method of equal shares (Peters, Pierczyński, Skowron 2021), exact. Raises AlokasiDitolak."""
    aturan = aturan or AturanBagi()
    kasus = build_kasus(masukan, aturan)
    lengkap = complete(kasus, aturan)
    return Hasil(
        masukan=masukan,
        aturan=aturan,
        pagu_bayangan=lengkap.hitungan.total,
        kenaikan=lengkap.kenaikan,
        putaran=_rounds(masukan, lengkap),
        pelengkap=_additions(lengkap),
        kalah=_losers(masukan, lengkap),
        uang_akhir=_named(masukan, enumerate(lengkap.hitungan.uang.pasti)),
    )


def find_kelonggaran(hasil: Hasil, id: str) -> int | None:
    """Rupiah by which a winner could have been dearer and still be chosen; None for a loser.

    One more count, without the item, at the same shadow ceiling.
    """
    if id not in hasil.menang:
        return None
    kasus = build_kasus(hasil.masukan, hasil.aturan)
    k = next(n for n, butir in enumerate(kasus.butir) if butir.id == id)
    hitungan = Hitungan(kasus, hasil.pagu_bayangan, kecuali=k)
    lengkap = finish(hitungan, hasil.aturan, kecuali=k)
    return find_limits(lengkap, [k])[0] - kasus.butir[k].biaya


def _rounds(masukan: Masukan, lengkap: Lengkap) -> tuple[Putaran, ...]:
    hitungan = lengkap.hitungan
    kasus, sisa, putaran = hitungan.kasus, hitungan.total, []
    for bayaran in hitungan.uang.bayaran:
        butir = bayaran.butir
        sisa -= butir.biaya
        poin = zip(butir.pendukung, butir.poin, strict=True)
        putaran.append(
            Putaran(
                pilihan=butir.id,
                rho=Fraction(*bayaran.harga) / kasus.satuan,
                dukungan={masukan.pemilih[i].id: p * kasus.satuan for i, p in poin},
                habis=_named(masukan, bayaran.kering),
                sisa=sisa,
            )
        )
    return tuple(putaran)


def _additions(lengkap: Lengkap) -> tuple[LangkahPelengkap, ...]:
    butir = lengkap.hitungan.kasus.butir
    return tuple(
        LangkahPelengkap(butir[k].id, butir[k].biaya, sisa - butir[k].biaya) for k, sisa in lengkap.tambahan
    )


def _losers(masukan: Masukan, lengkap: Lengkap) -> tuple[Kalah, ...]:
    kasus, uang = lengkap.hitungan.kasus, lengkap.hitungan.uang
    terpilih = {*lengkap.hitungan.menang, *(k for k, _ in lengkap.tambahan)}
    letak = {butir.id: k for k, butir in enumerate(kasus.butir)}
    didukung = [k for k in sorted(letak.values()) if k not in terpilih]
    batas = dict(zip(didukung, find_limits(lengkap, didukung), strict=True))
    kalah = []
    for pilihan in masukan.pilihan:
        k = letak.get(pilihan.id)
        if k is None:
            kalah.append(Kalah(pilihan.id, Alasan.TANPA_PENDUKUNG, None, Fraction(0)))
        elif k not in terpilih:
            sisa = Fraction(*add(uang.pasti[i] for i in kasus.butir[k].pendukung))
            kalah.append(Kalah(pilihan.id, _reason(kasus, k), pilihan.biaya - batas[k], sisa))
    return tuple(kalah)


def _reason(kasus: Kasus, k: int) -> Alasan:
    lewat = kasus.butir[k].biaya > kasus.pagu
    return Alasan.MELEBIHI_PAGU if lewat else Alasan.PENDUKUNG_KEHABISAN


def _named(masukan: Masukan, uang: Iterable[tuple[int, Pecahan]]) -> dict[str, Fraction]:
    return {masukan.pemilih[i].id: Fraction(*pecahan) for i, pecahan in uang}
