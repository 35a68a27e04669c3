// <form data-kotak>: what is sent goes into the outbox of this phone first, so that no lost signal loses it.
// Where the phone cannot keep it, the form travels in the ordinary way.
import { solve } from "./bukti.js";
import { deriveKunci, drop, find, makeId, put, send, sendLater } from "./simpan.js";

const NOMOR = /\d(?:[ .-]?\d){15}|(?:\+?62|0)8[1-9](?:[ .()-]{0,2}\d){6,10}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;

const NIK = /\d(?:[ .-]?\d){15}/, ULANG = 10_000, PERBAIKI = "#perbaiki=";

export default function kotak(form) {
  const kata = form.dataset, kabar = form.querySelector("[data-kabar]");
  const nomor = form.elements.biarkan_nomor, keliling = form.elements.keliling;
  const aspirasi = kata.kotak === "aspirasi";
  let sibuk = false, biasa = false, menunggu = 0, tersimpan = 0, lama;

  function tell(teks, jenis = "baik") {
    kabar.className = `pesan pesan-${jenis}`;
    kabar.textContent = teks;
    kabar.hidden = !teks;
    if (teks) kabar.scrollIntoView({ block: "nearest" });
  }

  function read() {
    const isi = {}, berkas = [];
    for (const [nama, nilai] of new FormData(form)) {
      if (nilai instanceof File) {
        if (nilai.size) berkas.push({ id: makeId(), jenis: nama, data: nilai });
      } else if (!["csrfmiddlewaretoken", "kunci_kirim", "bukti"].includes(nama)) {
        isi[nama] = nilai;
      }
    }
    if (kata.desa) isi.kode_desa = kata.desa;
    if (kata.kegiatan) isi.kegiatan = kata.kegiatan;
    const judul = kata.nama ?? form.elements.kegiatan?.selectedOptions?.[0]?.textContent;
    const desa = form.elements.kode_desa?.selectedOptions?.[0]?.textContent ?? kata.namaDesa;
    // A file that a refused sending carried stays with it unless another is chosen.
    berkas.push(...(lama?.berkas.filter((b) => !berkas.some((baru) => baru.jenis === b.jenis)) ?? []));
    return { id: form.elements.kunci_kirim.value || makeId(), jenis: kata.kotak, isi, berkas, desa, judul, bit: keliling?.checked ? 0 : Number(kata.bit ?? 0) };
  }

  // A number of a person in the text: asked here, because nobody can be asked when the signal comes.
  function holdsNumber() {
    if (!aspirasi) return false;
    const teks = ["masalah", "dusun", "patokan"].map((n) => form.elements[n].value).join("\n");
    if (!NOMOR.test(teks) || nomor?.checked) return false;
    if (nomor) nomor.closest(".medan").hidden = false;
    nomor?.focus();
    return true;
  }

  // Why it was refused, on the fields that were named; everything written is still there.
  async function mend(galat) {
    clearInterval(menunggu);
    menunggu = 0;
    form.hidden = false;
    form.querySelectorAll("[data-bila-ditolak]").forEach((e) => (e.hidden = false));
    tell(Object.values(galat).flat().join(" "), "buruk");
    (await import("./perbaiki.js")).mark(form, galat);
  }

  function renew() {
    if (!aspirasi) {
      form.reset();
      form.elements.kunci_kirim.value = "";
      return;
    }
    const desa = form.elements.kode_desa?.value, dusun = form.elements.dusun.value, ronde = keliling?.checked;
    form.reset();
    if (form.elements.kode_desa) form.elements.kode_desa.value = desa;
    if (ronde) [keliling.checked, form.elements.dusun.value] = [true, dusun];
    form.elements.kunci_kirim.value = "";
    if (nomor) nomor.closest(".medan").hidden = true;
    form.elements.masalah.focus();
  }

  async function keep() {
    const kiriman = { ...read(), status: "menunggu", dibuat: Date.now() };
    // Written over an earlier one only while that one never reached the server.
    if ((await find(kiriman.id))?.status === "terkirim") kiriman.id = makeId();
    if (kata.kunci) kiriman.kunci = await deriveKunci(kiriman.id);
    await put(kiriman);
    return kiriman;
  }

  async function hand(kiriman) {
    const maju = ({ berkas } = {}) => tell(`${kata.mengirim}${berkas ? ` ${Math.round(berkas * 100)} %` : ""}`);
    if (!menunggu) maju();
    const sampai = await send(maju);
    const kini = await find(kiriman.id);
    if (kini?.status === "ditolak") return mend(kini.galat);
    if (kini?.galat) tell(Object.values(kini.galat).flat().join(" "), "awas");
    if (kini?.status === "terkirim" && kata.slip) {
      // The slip page shows it for a quarter of an hour and then forgets; so does the phone.
      await drop(kini.id);
      return location.assign(kata.slip);
    }
    if (!kata.slip) renew();
    if (kini && !sampai) {
      if (!kini.galat) tell(`${kata.tersimpan} ${kiriman.kunci ? `${kata.kunci} ${kiriman.kunci}` : ""}`, "awas");
      sendLater();
      if (kata.slip && !menunggu) wait(kiriman);
    } else tell("");
  }

  // As long as this page stays open it tries again, and goes on to the slip as if nothing had happened.
  function wait(kiriman) {
    form.before(kabar);
    form.hidden = true;
    const lagi = () => menunggu && hand(kiriman);
    addEventListener("online", lagi);
    menunggu = setInterval(lagi, ULANG);
  }

  async function submit() {
    let kiriman;
    try {
      kiriman = await keep();
    } catch (galat) {
      // The phone is full or keeps nothing: the words stay on the page.
      if (galat?.name === "QuotaExceededError" || !navigator.onLine) return tell(kata.penuh, "buruk");
      biasa = true;
      if (form.elements.bukti) form.elements.bukti.value = await solve(form.elements.kunci_kirim.value, Number(kata.bit));
      return form.requestSubmit();
    }
    navigator.storage?.persist?.();
    if (keliling?.checked) {
      tersimpan += 1;
      renew();
      // Where the next person's words are written, not a long form further down.
      form.prepend(kabar);
      tell(kata.berikutnya.replace("{n}", tersimpan));
      send().then((sampai) => sampai || sendLater());
    } else {
      await hand(kiriman);
    }
  }

  form.addEventListener("submit", async (e) => {
    if (biasa || !globalThis.indexedDB) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    if (sibuk) return;
    if (!aspirasi && !form.reportValidity()) return;
    if (aspirasi && !form.elements.masalah.value.trim() && !form.elements.rekaman?.files.length) {
      form.elements.masalah.focus();
      return tell(kata.kosong, "buruk");
    }
    if (form.elements.kode_desa && !form.elements.kode_desa.value) {
      form.elements.kode_desa.focus();
      return tell(kata.pilihDesa, "buruk");
    }
    if (holdsNumber()) return;
    const nik = kata.nik && [...form.elements].find((e) => /^text/.test(e.type) && NIK.test(e.value));
    if (nik) return mend({ [nik.name]: kata.nik });
    sibuk = true;
    form.setAttribute("aria-busy", "true");
    await submit();
    form.removeAttribute("aria-busy");
    sibuk = false;
  });

  // The list of this phone opens what was refused once more, with what was written.
  if (location.hash.startsWith(PERBAIKI) && globalThis.indexedDB)
    import("./perbaiki.js").then(({ open }) => open(form, location.hash.slice(PERBAIKI.length))).then((k) => k && mend((lama = k).galat));
}
