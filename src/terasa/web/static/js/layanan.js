// <section data-layanan>: on the page that opens without signal, the services kept on this phone and the form of one.
// What is asked goes into the one outbox through the form's own data-kotak.
import { listTempat } from "./simpanan_layanan.js";

export default function layanan(wadah) {
  const kata = wadah.dataset, daftar = wadah.querySelector("[data-daftar]"), lembar = wadah.querySelector("[data-lembar]");
  const cari = wadah.querySelector("input[type=search]"), form = wadah.querySelector("form");
  const make = (nama, teks, kelas = "") => Object.assign(document.createElement(nama), { textContent: teks ?? "", className: kelas });
  const keperluan = form.elements.keperluan, tanya = form.querySelector(`label[for=${keperluan.id}]`), biasa = [...tanya.childNodes];
  // The address that could not be opened names a service.
  const diminta = location.pathname.match(/^\/layanan\/([^/]+)\//)?.[1];
  let semua = [];

  function show() {
    const dicari = cari.value.toLowerCase().split(/\s+/).filter(Boolean);
    // All words, else any of them, as the search of the server does.
    const semuanya = semua.filter((l) => dicari.every((k) => l.teks.includes(k)));
    const cocok = semuanya.length ? semuanya : semua.filter((l) => dicari.some((k) => k.length > 3 && l.teks.includes(k)));
    wadah.querySelector("[data-tak-cocok]").hidden = !semua.length || cocok.length > 0;
    let unit = "", butir;
    daftar.replaceChildren();
    for (const l of cocok) {
      if (l.unit !== unit) daftar.append(make("h3", (unit = l.unit)), (butir = make("ul", "", "daftar")));
      const baris = make("li"), buka = make("button", l.nama, "tombol-tautan");
      buka.type = "button";
      buka.addEventListener("click", () => location.assign(`#${l.kode}`));
      baris.append(buka, make("p", l.ringkas, "redup"));
      butir.append(baris);
    }
  }

  // The part after # is the code, so that the phone's back button closes the form again.
  function open() {
    const kode = location.hash.startsWith("#perbaiki=") ? diminta : location.hash.slice(1);
    const l = semua.find((satu) => satu.kode === kode);
    lembar.hidden = !l;
    daftar.parentElement.hidden = Boolean(l);
    if (!l) return;
    for (const [nama, teks] of Object.entries({ nama: l.nama, unit: l.unit, janji: l.janji, biaya: l.biaya })) lembar.querySelector(`[data-isi=${nama}]`).textContent = teks;
    const syarat = lembar.querySelector("[data-isi=syarat]");
    syarat.replaceChildren(...l.syarat.map((s) => make("li", s)));
    syarat.parentElement.hidden = !l.syarat.length;
    // What is done elsewhere cannot be asked here.
    form.hidden = Boolean(l.tautan);
    lembar.querySelector("[data-lain]").hidden = !l.tautan;
    form.elements.layanan.value = l.kode;
    form.dataset.nama = l.nama;
    keperluan.required = Boolean(l.tanya);
    tanya.replaceChildren(...(l.tanya ? [l.tanya] : biasa));
    scrollTo(0, 0);
    lembar.querySelector("h2").focus();
  }

  async function start() {
    const tempat = await listTempat().catch(() => []);
    const tiap = new Map(tempat.flatMap((t) => t.layanan).map((l) => [l.kode, l]));
    semua = [...tiap.values()].map((l) => ({ ...l, teks: [l.nama, l.ringkas, l.kata, l.unit].join(" ").toLowerCase() }));
    wadah.querySelector("[data-kosong]").hidden = semua.length > 0;
    if (tempat.length) {
      const hari = new Date(Math.min(...tempat.map((t) => t.pada)));
      wadah.querySelector("[data-pada]").textContent = kata.pada.replace("{hari}", hari.toLocaleDateString(document.documentElement.lang));
    }
    if (diminta && !location.hash && semua.some((l) => l.kode === diminta)) history.replaceState(null, "", `#${diminta}`);
    show();
    open();
  }

  cari.addEventListener("input", show);
  addEventListener("hashchange", open);
  wadah.querySelector("[data-aksi=kembali]").addEventListener("click", () => location.assign("#"));
  start();
}
