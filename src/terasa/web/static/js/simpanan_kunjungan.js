// Visits kept on this phone on the officer's own word, apart from the outbox; each goes when its record is written.
// On the page of a visit: <div data-kunjungan-simpan="…/tugas.json"> keeps its checklist when the button is pressed.
import { openStore } from "./simpan.js";

const use = openStore("terasa-kunjungan", "kunjungan", "id");

export const listKunjungan = () => use("readonly", (g) => g.getAll());
export const keepKunjungan = (satu) => use("readwrite", (g) => g.put(satu));
export const dropKunjungan = (id) => use("readwrite", (g) => g.delete(id));

function bind(wadah) {
  const kata = wadah.dataset, kabar = wadah.querySelector("[role=status]");
  wadah.hidden = false;
  const tell = (teks, jenis) => {
    kabar.className = `pesan pesan-${jenis}`;
    kabar.textContent = teks;
    kabar.hidden = false;
  };
  wadah.querySelector("button").addEventListener("click", async () => {
    try {
      const jawab = await fetch(kata.kunjunganSimpan, { cache: "no-store" });
      if (!jawab.ok) throw new Error(jawab.status);
      await keepKunjungan(await jawab.json());
      tell(kata.disimpan, "baik");
    } catch {
      tell(kata.gagal, "awas");
    }
  });
}

const wadah = globalThis.document?.querySelector("[data-kunjungan-simpan]");
if (wadah && globalThis.indexedDB) bind(wadah);
