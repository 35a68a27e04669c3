// <section data-kunjungan>: on the page that opens without signal, the visits kept on this phone and the sheet of one.
// What is written goes into the one outbox; the visit leaves the phone's list at once.
import { makeId, put, send, sendLater } from "./simpan.js";
import { dropKunjungan, listKunjungan } from "./simpanan_kunjungan.js";

export default function kunjungan(wadah) {
  const kata = wadah.dataset, daftar = wadah.querySelector("[data-daftar]"), form = wadah.querySelector("form");
  const tanya = form.querySelector("[data-tanya]"), contoh = wadah.querySelector("template"), kabar = wadah.querySelector("[data-kabar]");
  const terbuka = form.querySelector("[data-terbuka]");
  let kini = null;

  function tell(teks, jenis = "baik") {
    kabar.className = `pesan pesan-${jenis}`;
    kabar.textContent = teks;
    kabar.hidden = !teks;
  }

  const make = (nama, teks, kelas = "") => Object.assign(document.createElement(nama), { textContent: teks ?? "", className: kelas });

  async function show() {
    const semua = await listKunjungan();
    wadah.querySelector("[data-kosong]").hidden = semua.length > 0;
    daftar.replaceChildren();
    for (const satu of semua) {
      const butir = make("li"), buka = make("button", `${satu.judul} · ${satu.hari}`, "tombol"), lupa = make("button", kata.lupa, "tombol-tautan");
      buka.type = lupa.type = "button";
      buka.addEventListener("click", () => open(satu));
      lupa.addEventListener("click", async () => (await dropKunjungan(satu.id), show()));
      butir.append(buka, " ", lupa);
      daftar.append(butir);
    }
  }

  function open(satu) {
    kini = satu;
    form.reset();
    tanya.replaceChildren();
    let bagian = "";
    for (const b of satu.butir) {
      if (b.bagian !== bagian) tanya.append(make("h3", (bagian = b.bagian)));
      const satuan = contoh.content.cloneNode(true).firstElementChild;
      satuan.querySelector("legend").textContent = b.teks;
      satuan.querySelectorAll("[data-nama]").forEach((i) => (i.name = `${i.dataset.nama}_${b.kode}`));
      tanya.append(satuan);
    }
    terbuka.replaceChildren(...satu.terbuka.map((t) => make("li", t)));
    terbuka.parentElement.hidden = !satu.terbuka.length;
    const hari = new Date();
    hari.setMinutes(hari.getMinutes() - hari.getTimezoneOffset());
    form.elements.dilaksanakan_on.value = hari.toISOString().slice(0, 10);
    form.hidden = false;
    daftar.hidden = true;
    tell("");
    form.querySelector("h2").textContent = satu.judul;
    form.scrollIntoView();
  }

  function close() {
    kini = null;
    form.hidden = true;
    daftar.hidden = false;
  }

  form.addEventListener("submit", async (e) => {
    e.preventDefault();
    e.stopImmediatePropagation();
    const semua = [...new FormData(form)], satu = kini;
    const isi = Object.fromEntries(semua.filter(([, nilai]) => typeof nilai === "string" && nilai));
    const berkas = [];
    try {
      for (const [, nilai] of semua)
        if (nilai instanceof File && nilai.size) berkas.push({ id: makeId(), jenis: "foto", data: nilai });
      await put({
        id: makeId(), jenis: "kunjungan", judul: `${kata.judul} ${satu.judul}`, desa: satu.hari, berkas, bit: 0,
        isi: { ...isi, kunjungan: satu.id }, status: "menunggu", dibuat: Date.now(),
      });
    } catch {
      return tell(kata.penuh, "buruk");
    }
    await dropKunjungan(satu.id);
    tell(kata.tersimpan);
    close();
    await show();
    if (!(await send())) sendLater();
  });
  form.querySelector("[data-aksi=batal]").addEventListener("click", close);
  show();
}
