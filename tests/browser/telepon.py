"""Telepon tanpa JavaScript: membaca formulir dari halamannya, mengisinya, dan mengirimnya seperti peramban."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener


@dataclass
class Bentuk:
    """One form of a page: where it goes, and what each box would send as it stands."""

    aksi: str
    isi: dict[str, str] = field(default_factory=dict)
    pilihan: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class Layar:
    """A page as it was answered: its address, status, words inside `main`, and its forms that are sent."""

    alamat: str
    status: int
    teks: str
    bentuk: list[Bentuk]

    def find(self, *medan: str) -> Bentuk:
        """The form that has all these boxes."""
        ada = [b for b in self.bentuk if {*medan} <= {*b.isi, *b.pilihan}]
        assert ada, f"{self.alamat}: tidak ada formulir dengan {medan}; {self.teks[:300]}"
        return ada[0]


class Telepon:
    """A browser that knows cookies and forms, and nothing else."""

    def __init__(self, asal: str, kuki: Mapping[str, str] | None = None) -> None:
        self.asal = asal
        self._buka: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
        if kuki:
            self._buka.addheaders.append(("Cookie", "; ".join(f"{k}={v}" for k, v in kuki.items())))

    def get(self, jalur: str) -> Layar:
        return self._ask(Request(urljoin(self.asal, jalur)))

    def send(self, layar: Layar, bentuk: Bentuk, **ganti: str) -> Layar:
        """The form with these boxes changed; an empty value leaves a box out, as one that is not ticked."""
        isi = {k: v for k, v in {**bentuk.isi, **ganti}.items() if v or k in bentuk.isi}
        for nama, nilai in ganti.items():
            assert not nilai or nama not in bentuk.pilihan or nilai in bentuk.pilihan[nama], (nama, nilai)
        alamat = urljoin(layar.alamat, bentuk.aksi)
        return self._ask(Request(alamat, urlencode(isi).encode(), {"Referer": layar.alamat}))

    def _ask(self, minta: Request) -> Layar:
        try:
            with self._buka.open(minta, timeout=30) as jawaban:
                alamat, status, html = jawaban.url, jawaban.status, jawaban.read().decode()
        except HTTPError as exc:
            alamat, status, html = minta.full_url, exc.code, exc.read().decode()
        pembaca = _Pembaca()
        pembaca.feed(html)
        return Layar(alamat, status, " ".join(" ".join(pembaca.teks).split()), pembaca.bentuk)


class _Pembaca(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.teks: list[str] = []
        self.bentuk: list[Bentuk] = []
        self._kini: Bentuk | None = None
        self._pilih = ""
        self._utama = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {k: v or "" for k, v in attrs}
        if tag == "main":
            self._utama += 1
        if tag == "form":
            self._kini = Bentuk(a.get("action", ""))
        elif self._kini is not None:
            for nama, nilai, terpilih in self._boxes(tag, a):
                self._kini.pilihan.setdefault(nama, []).append(nilai)
                if terpilih:
                    self._kini.isi[nama] = nilai

    def _boxes(self, tag: str, a: dict[str, str]) -> Iterator[tuple[str, str, bool]]:
        """(name, value, whether it is sent as it stands); free boxes keep no list of choices."""
        assert self._kini is not None
        nama, tipe = a.get("name", ""), a.get("type", "text")
        if tag == "select":
            self._pilih = nama
        elif tag == "option" and self._pilih:
            yield self._pilih, a.get("value", ""), "selected" in a
        elif tag == "input" and tipe in {"radio", "checkbox"}:
            yield nama, a.get("value", "on"), "checked" in a
        elif nama and tag in {"input", "textarea"}:
            self._kini.isi[nama] = a.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._utama -= 1
        elif tag == "select":
            self._pilih = ""
        elif tag == "form" and self._kini is not None:
            self.bentuk.append(self._kini)
            self._kini = None

    def handle_data(self, data: str) -> None:
        if self._utama:
            self.teks.append(data)
