// <section data-wawancara>: on the page that opens without signal, the houses kept on this phone and the questions of
// one of them. What is written goes into the one outbox; the house leaves the phone's list at once.
import { makeId, put, send, sendLater } from "./simpan.js";
import { dropRumah, dropTugas, listTugas } from "./simpanan_tugas.js";

export default function wawancara(wadah) {
  const kata = wadah.dataset, daftar = wadah.querySelector("[data-daftar]"), form = wadah.querySelector("form");
  const tanya = form.querySelector("[data-tanya]"), contoh = wadah.querySelector("template"), kabar = wadah.querySelector("[data-kabar]");
  let kini = null, mulai = null;

  function tell(teks, jenis = "baik") {
    kabar.className = `pesan pesan-${jenis}`;
    kabar.textContent = teks;
    kabar.hidden = !teks;
  }

  const make = (nama, teks) => Object.assign(document.createElement(nama), { textContent: teks ?? "" });

  async function show() {
    const semua = await listTugas();
    wadah.hidden = !semua.length && kabar.hidden;
    daftar.replaceChildren();
    for (const tugas of semua) {
      const kepala = make("h3", tugas.judul), isi = make("ul"), lupa = make("button", kata.lupa);
      isi.className = "daftar";
      for (const rumah of tugas.rumah) {
        const butir = make("li"), tombol = make("button", rumah.label);
        tombol.type = "button";
        tombol.className = "tombol";
        tombol.addEventListener("click", () => open(tugas, rumah));
        butir.append(tombol, " ", make("span", [rumah.desa, rumah.alamat].filter(Boolean).join(" · ")));
        isi.append(butir);
      }
      lupa.type = "button";
      lupa.className = "tombol";
      lupa.addEventListener("click", async () => (await dropTugas(tugas.survei), show()));
      daftar.append(kepala, isi, lupa);
    }
  }

  function open(tugas, rumah) {
    kini = { tugas, rumah };
    mulai = new Date().toISOString();
    tanya.replaceChildren(make("h3", `${rumah.label} · ${rumah.desa}`));
    for (const p of tugas.pertanyaan) {
      const satu = contoh.content.cloneNode(true).firstElementChild;
      satu.querySelector("legend").textContent = p.teks;
      satu.querySelectorAll("input").forEach((i) => (i.name = `jawab_${p.kode}`));
      tanya.append(satu);
    }
    form.reset();
    form.hidden = false;
    daftar.hidden = true;
    tell("");
    tanya.querySelector("input")?.focus();
  }

  function close() {
    kini = null;
    tanya.replaceChildren();
    form.hidden = true;
    daftar.hidden = false;
  }

  form.addEventListener("submit", async (e) => {
    e.preventDefault();
    e.stopImmediatePropagation();
    const isi = Object.fromEntries([...new FormData(form)].filter(([, nilai]) => nilai));
    const dijawab = kini.tugas.pertanyaan.every((p) => isi[`jawab_${p.kode}`]);
    if (!dijawab && !isi.sebab) return tell(kata.kurang, "buruk");
    if (isi.sebab) for (const p of kini.tugas.pertanyaan) delete isi[`jawab_${p.kode}`];
    const { tugas, rumah } = kini;
    try {
      await put({
        id: makeId(), jenis: "jawaban", judul: `${kata.judul} ${rumah.label}`, desa: rumah.desa, berkas: [], bit: 0,
        isi: { ...isi, rumah: rumah.id, mulai, selesai: new Date().toISOString() }, status: "menunggu", dibuat: Date.now(),
      });
    } catch {
      return tell(kata.penuh, "buruk");
    }
    // A house that only was not met stays to be visited again.
    if (isi.sebab !== "tak_ditemui") await dropRumah(tugas.survei, rumah.id);
    tell(kata.tersimpan);
    close();
    await show();
    if (!(await send())) sendLater();
  });
  form.querySelector("[data-aksi=batal]").addEventListener("click", close);
  show();
}
