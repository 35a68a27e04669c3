"""Alamat server balai: layar proyektor dan telepon hanya membaca; operator masuk dengan PIN."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Any

from terasa.balai.halaman import SERTAAN, draw, read_sertaan, view_forum, view_satu
from terasa.balai.isian import choose, compare, read_putusan, write_isian
from terasa.balai.meja_kotak import MejaKotak
from terasa.balai.musyawarah import Basi, Musyawarah, Satu
from terasa.balai.permintaan import Jawaban, Permintaan, redirect
from terasa.balai.pintu import KUKI, Pintu
from terasa.umum.errors import AturanDilanggar
from terasa.web.aspirasi.qr import make_qr

catatan = logging.getLogger("terasa.balai")
USULAN = "/operator/usulan/"
TIDAK_ADA = Jawaban(b"Halaman ini tidak ada.", 404, "text/plain; charset=utf-8")
TERTOLAK = Jawaban(b"Isian dari situs lain ditolak.", 403, "text/plain; charset=utf-8")
# A full disk or a pulled memory stick: nothing was acknowledged, and the operator must know at once.
TAK_TERSIMPAN = (
    "Tidak tersimpan: berkas jurnal tidak dapat ditulis ({}). Periksa ruang cakram, lalu kirim lagi."
)


class Aplikasi:
    """The WSGI application of one hall."""

    def __init__(self, musyawarah: Musyawarah, pintu: Pintu, alamat: str) -> None:
        self.m, self.pintu, self.alamat = musyawarah, pintu, alamat
        self.kotak = MejaKotak(musyawarah)
        self._umum: dict[str, Callable[[], Jawaban]] = {
            "/": self._telepon,
            "/layar": self._layar,
            "/nomor": lambda: Jawaban(str(self.m.nomor).encode(), tipe="text/plain"),
        }
        self._kirim: dict[str, Callable[[Permintaan, str], Jawaban]] = {
            "/operator/layar": self._tampilkan,
            "/operator/hadir": self._catat_hadir,
            "/operator/hadir/hapus": self._hapus_hadir,
            "/operator/selesai": self._selesai,
            "/operator/lanjut": self._lanjut,
        }

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        try:
            jawaban = self._answer(Permintaan.read(environ))
        except OSError as exc:
            catatan.exception("jurnal")
            teks = TAK_TERSIMPAN.format(exc.strerror)
            jawaban = Jawaban(teks.encode(), 500, "text/plain; charset=utf-8")
        return jawaban.send(start_response)

    def _answer(self, p: Permintaan) -> Jawaban:
        if p.jalur in SERTAAN:
            return read_sertaan(p.jalur)
        if p.jalur in self._umum:
            return self._umum[p.jalur]()
        if p.metode == "POST" and p.dari_luar:
            return TERTOLAK
        if p.jalur == "/operator/masuk":
            return self._masuk(p)
        if not p.jalur.startswith("/operator"):
            return TIDAK_ADA
        oleh = self.pintu.read(p.kuki.get(KUKI, ""))
        return self._operate(p, oleh) if oleh else redirect("/operator/masuk")

    def _operate(self, p: Permintaan, oleh: str) -> Jawaban:
        if p.jalur.startswith(USULAN):
            satu = self.m.find(p.jalur.removeprefix(USULAN).strip("/"))
            return self._usulan(p, oleh, satu) if satu else TIDAK_ADA
        if p.metode == "POST" and p.jalur in self._kirim:
            return self._kirim[p.jalur](p, oleh)
        if p.jalur == "/operator":
            return self._meja(oleh)
        if p.jalur == "/operator/hadir":
            return self._hadir(oleh)
        if p.jalur == "/operator/paket" and self.m.keadaan.selesai:
            nama = self.m.kirim.name
            kepala = [("Content-Disposition", f'attachment; filename="{nama}"')]
            return Jawaban(self.m.finish(), tipe="application/zip", kepala=kepala)
        return self.kotak.answer(p, oleh) or TIDAK_ADA

    def _telepon(self) -> Jawaban:
        return draw("telepon.html", view_forum(self.m))

    def _layar(self) -> Jawaban:
        return draw("layar.html", view_forum(self.m) | {"qr": make_qr(self.alamat), "alamat": self.alamat})

    def _masuk(self, p: Permintaan) -> Jawaban:
        galat = ""
        if p.metode == "POST":
            nama = p.isian.get("nama", "").strip()[:40] or "Operator"
            if kuki := self.pintu.open(p.isian.get("pin", ""), nama):
                tulis = f"{KUKI}={kuki}; Path=/; HttpOnly; SameSite=Strict"
                return redirect("/operator", ("Set-Cookie", tulis))
            galat = "PIN salah, atau terlalu sering dicoba. PIN-nya ada di layar terminal laptop ini."
        return draw("masuk.html", view_forum(self.m) | {"galat": galat})

    def _meja(self, oleh: str, galat: str = "") -> Jawaban:
        isi = {"oleh_saya": oleh, "galat": galat, "nama_paket": self.m.kirim.name}
        return draw("meja.html", view_forum(self.m) | isi)

    def _hadir(self, oleh: str, galat: str = "", isian: dict[str, str] | None = None) -> Jawaban:
        isi = view_forum(self.m)
        unsur, umur = dict(self.m.isi["unsur"]), dict(self.m.isi["umur"])
        daftar = [
            h | {"unsur_teks": unsur.get(h["unsur"], ""), "umur_teks": umur.get(h["kelompok_umur"], "")}
            for h in self.m.hadir
        ]
        isi |= {"daftar": daftar[::-1], "oleh_saya": oleh, "galat": galat, "isian": isian or {}}
        return draw("hadir.html", isi)

    def _catat_hadir(self, p: Permintaan, oleh: str) -> Jawaban:
        isi = {k: p.isian.get(k, "") for k in ("kelamin", "kelompok_umur", "unsur", "asal_kode")}
        orang: dict[str, Any] = isi | {
            "nama": p.isian.get("nama", "").strip()[:150],
            "disabilitas": bool(p.isian.get("disabilitas")),
        }
        try:
            self.m.attend(orang)
        except AturanDilanggar as exc:
            return self._hadir(oleh, str(exc), p.isian)
        return redirect("/operator/hadir")

    def _hapus_hadir(self, p: Permintaan, oleh: str) -> Jawaban:
        return self._do(lambda: self.m.leave(p.isian.get("id", "")), oleh, "/operator/hadir")

    def _tampilkan(self, p: Permintaan, oleh: str) -> Jawaban:
        return self._do(lambda: self.m.show(p.isian.get("usulan", "")), oleh, p.isian.get("ke", "/operator"))

    def _selesai(self, p: Permintaan, oleh: str) -> Jawaban:
        return self._do(self.m.finish, oleh, "/operator")

    def _lanjut(self, p: Permintaan, oleh: str) -> Jawaban:
        return self._do(self.m.resume, oleh, "/operator")

    def _do(self, tindakan: Callable[[], object], oleh: str, ke: str) -> Jawaban:
        try:
            tindakan()
        except AturanDilanggar as exc:
            return self._meja(oleh, str(exc))
        return redirect(ke if ke.startswith("/operator") else "/operator")

    def _usulan(self, p: Permintaan, oleh: str, satu: Satu) -> Jawaban:
        """Read or decide one usulan; a stale form shows both texts and loses neither."""
        if p.metode != "POST":
            return self._bentuk(oleh, satu, write_isian(satu.putusan))
        if p.isian.get("pilih") == "tersimpan":
            return redirect(f"{USULAN}{satu.data['kode']}")
        try:
            putusan = read_putusan(satu.id, p.isian)
            putusan = choose(p.isian.get("pilih", "saya"), satu, putusan) or putusan
            versi = p.isian.get("versi", "")
            self.m.decide(
                putusan,
                oleh=oleh,
                versi=int(versi) if versi.isdigit() else -1,
                geser=bool(p.isian.get("geser")),
            )
        except Basi as exc:
            kini = self.m.usulan[satu.id]
            beda = compare(self.m, kini, putusan)
            return self._bentuk(oleh, kini, p.isian, str(exc), beda=beda)
        except AturanDilanggar as exc:
            terpakai = exc.code == "peringkat-terpakai"
            return self._bentuk(oleh, satu, p.isian, str(exc), versi=p.isian.get("versi"), terpakai=terpakai)
        return redirect(f"/operator#{satu.data['kode']}")

    def _bentuk(self, oleh: str, satu: Satu, isian: dict[str, str], galat: str = "", **lain: Any) -> Jawaban:
        isi = view_forum(self.m)
        isi |= {
            "u": view_satu(self.m, satu),
            "isian": isian,
            "galat": galat,
            "oleh_saya": oleh,
            "versi": lain.get("versi") or satu.versi,
            "beda": lain.get("beda"),
            "terpakai": lain.get("terpakai"),
        }
        return draw("usulan.html", isi)
