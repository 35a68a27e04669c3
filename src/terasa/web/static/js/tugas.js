// <div data-tugas="…/tugas.json">: keeps the drawn houses and the questions on this phone when its button is pressed.
import { keepTugas, listTugas } from "./simpanan_tugas.js";

export default function tugas(wadah) {
  if (!globalThis.indexedDB) return;
  const kata = wadah.dataset, tombol = wadah.querySelector("button"), kabar = wadah.querySelector("[role=status]");
  wadah.hidden = false;

  function tell(teks, jenis) {
    kabar.className = `pesan pesan-${jenis}`;
    kabar.textContent = teks;
    kabar.hidden = false;
  }

  async function fetchTugas() {
    const jawab = await fetch(kata.tugas, { cache: "no-store" });
    if (!jawab.ok) throw new Error(jawab.status);
    return jawab.json();
  }

  async function keep() {
    try {
      await keepTugas(await fetchTugas());
      tell(kata.disimpan, "baik");
    } catch {
      tell(kata.gagal, "awas");
    }
  }

  tombol.addEventListener("click", keep);
  // What stays on the phone follows what is still to be asked.
  async function follow() {
    const disimpan = await listTugas();
    if (disimpan.some((t) => kata.tugas.includes(t.survei))) await keepTugas(await fetchTugas());
  }

  follow().catch(() => {});
}
