"""Server IMAP4rev1 kecil dengan soket sungguhan: kata sandi, folder, tanda surat, dan sambungan yang dapat diputus."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SANDI = "kata sandi"


class KotakImap:
    """Letters by UID with their flags. `putus` names the command at which the line is cut once, "BODY" in mid letter."""

    def __init__(self, *surat: bytes) -> None:
        self.surat = dict(enumerate(surat, start=101))
        self.tanda: dict[int, set[str]] = {uid: set() for uid in self.surat}
        self.sandi, self.folder, self.putus = SANDI, "INBOX", ""
        # Taken away by somebody else between our question and our fetch.
        self.hilang: set[int] = set()
        self.perintah: list[str] = []
        self.url = ""

    def cut(self, saat: str) -> bool:
        """Whether the line is to be cut here; only once."""
        kena = self.putus == saat
        self.putus = "" if kena else self.putus
        return kena


@contextmanager
def run_kotak(*surat: bytes) -> Iterator[KotakImap]:
    """Serve it on a free port of this machine."""
    kotak = KotakImap(*surat)

    class Pelayan(Percakapan):
        milik = kotak

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Pelayan) as server:
        server.daemon_threads = True
        port = server.server_address[1]
        kotak.url = f"imap://aspirasi:{SANDI.replace(' ', '%20')}@127.0.0.1:{port}/INBOX?timeout=2"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield kotak
        server.shutdown()


class Percakapan(socketserver.StreamRequestHandler):
    """One connection: not signed in, signed in, a folder open."""

    milik: KotakImap
    masuk = terpilih = False

    def handle(self) -> None:
        self.say("* OK IMAP4rev1 siap")
        for baris in self.rfile:
            tanda, _, isi = baris.decode().rstrip("\r\n").partition(" ")
            nama = re.sub(r"^UID ", "", isi.upper()).split(" ")[0]
            self.milik.perintah.append(nama)
            if self.milik.cut(nama) or not self.obey(tanda, nama, isi):
                return

    def say(self, *baris: str) -> None:
        self.wfile.write("".join(f"{b}\r\n" for b in baris).encode())

    def obey(self, tanda: str, nama: str, isi: str) -> bool:
        """Answer one command; False when the line ends here."""
        if nama == "LOGOUT":
            self.say("* BYE", f"{tanda} OK selesai")
            return False
        if nama == "CAPABILITY":
            self.say("* CAPABILITY IMAP4rev1", f"{tanda} OK selesai")
        elif nama == "LOGIN":
            self.masuk = isi.endswith(f'aspirasi "{self.milik.sandi}"')
            self.say(f"{tanda} {'OK selesai' if self.masuk else 'NO [AUTHENTICATIONFAILED] Salah.'}")
        elif not self.masuk:
            self.say(f"{tanda} BAD belum masuk")
        elif nama == "SELECT":
            self.terpilih = isi.split(" ", 1)[1].strip('"') == self.milik.folder
            jumlah = [f"* {len(self.milik.surat)} EXISTS"] if self.terpilih else []
            self.say(*jumlah, f"{tanda} {'OK selesai' if self.terpilih else 'NO tidak ada'}")
        elif not self.terpilih:
            self.say(f"{tanda} BAD belum memilih folder")
        else:
            return self.obey_uid(tanda, nama, isi)
        return True

    def obey_uid(self, tanda: str, nama: str, isi: str) -> bool:
        kotak = self.milik
        if nama == "SEARCH":
            assert isi.endswith("UNSEEN UNFLAGGED")
            ada = [str(u) for u in kotak.surat if not kotak.tanda[u] & {r"\Seen", r"\Flagged"}]
            self.say(f"* SEARCH {' '.join(ada)}".rstrip(), f"{tanda} OK selesai")
            return True
        uid = int(isi.split(" ")[2])
        if nama == "STORE" and uid in kotak.surat:
            kotak.tanda[uid] |= set(re.findall(r"\\\w+", isi))
            self.say(f"* {uid - 100} FETCH (UID {uid} FLAGS ({' '.join(sorted(kotak.tanda[uid]))}))")
        elif nama == "FETCH" and uid in kotak.surat.keys() - kotak.hilang:
            return self.send_letter(tanda, uid, isi)
        self.say(f"{tanda} OK selesai")
        return True

    def send_letter(self, tanda: str, uid: int, isi: str) -> bool:
        surat = self.milik.surat[uid]
        if "RFC822.SIZE" in isi:
            self.say(f"* {uid - 100} FETCH (UID {uid} RFC822.SIZE {len(surat)})", f"{tanda} OK selesai")
            return True
        assert "BODY.PEEK[]" in isi
        self.wfile.write(f"* {uid - 100} FETCH (UID {uid} BODY[] {{{len(surat)}}}\r\n".encode())
        if self.milik.cut("BODY"):
            self.wfile.write(surat[: len(surat) // 2])
            return False
        self.wfile.write(surat)
        self.say(")", f"{tanda} OK selesai")
        return True
