// <section data-kiriman>: what is still on this phone and what was sent from it; sends by hand, forgets, prints slips.
import { drop, list, listen, put, send } from "./simpan.js";

export default function kiriman(wadah) {
  const kata = wadah.dataset, daftar = wadah.querySelector("ul"), contoh = wadah.querySelector("template");
  const kirim = wadah.querySelector("[data-aksi=kirim]"), kabar = wadah.querySelector("[data-kabar]");
  const kosong = wadah.querySelector("[data-kosong]"), bersihkan = wadah.querySelector("[data-aksi=bersihkan]");
  const hari = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  const tanggal = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium" });

  function draw(k) {
    const butir = contoh.content.cloneNode(true).firstElementChild;
    const isi = (nama, teks) => {
      const e = butir.querySelector(`[data-isi=${nama}]`);
      e.textContent = teks ?? "";
      const baris = e.closest("[data-baris]");
      if (baris) baris.hidden = !teks;
    };
    isi("judul", k.judul || k.isi.masalah || kata.suara);
    // A day written as YYYY-MM-DD is read in the phone's own zone only with a time behind it.
    const laporan = k.isi.per_tanggal && `${tanggal.format(new Date(`${k.isi.per_tanggal}T12:00`))}: ${k.isi.fisik_persen}%`;
    isi("tempat", [k.desa, k.isi.dusun, laporan].filter(Boolean).join(", "));
    isi("pada", hari.format(k.dibuat));
    isi("status", kata[k.status]);
    butir.querySelector(".lencana").classList.add(
      { terkirim: "lencana-baik", ditolak: "lencana-buruk" }[k.status] ?? "lencana-awas",
    );
    const foto = k.berkas.filter((b) => b.jenis === "foto").length;
    const berkas = [foto && kata.foto.replace("{n}", foto), k.berkas.length > foto && kata.rekaman];
    isi("berkas", berkas.some(Boolean) ? `· ${berkas.filter(Boolean).join(", ")}` : "");
    isi("galat", Object.values(k.galat ?? {}).flat().join(" "));
    isi("catatan", (k.catatan ?? []).join(" "));
    const kode = k.slip?.kode;
    isi("kode", kode && `${kode.slice(0, 4)}-${kode.slice(4, 8)}-${kode.slice(8)}`);
    if (kode) butir.querySelector("[data-isi=kode]").href = k.slip.tautan;
    // Where the form of what was refused stands; the ones of officers are sent again as they are.
    const formulir = { aspirasi: "/luring/", permohonan: `/layanan/${k.isi.layanan}/mohon/` }[k.jenis];
    butir.querySelector("[data-aksi=ulang]").hidden = k.status !== "ditolak" || Boolean(formulir);
    butir.querySelector("[data-aksi=ulang]").addEventListener("click", async () => {
      await put({ ...k, status: "menunggu", galat: undefined });
      go();
    });
    const perbaiki = butir.querySelector("[data-aksi=perbaiki]");
    perbaiki.hidden = k.status !== "ditolak" || !formulir;
    perbaiki.href = `${formulir}#perbaiki=${k.id}`;
    // The page that is already open does not load again for the part after #.
    if (location.pathname === formulir) perbaiki.addEventListener("click", () => setTimeout(() => location.reload()));
    isi("janji", k.slip?.janji);
    isi("kunci", k.slip?.kunci ?? k.kunci);
    butir.querySelector("[data-aksi=hapus]").addEventListener("click", async () => {
      if (k.status === "terkirim" || confirm(kata.yakin)) await drop(k.id);
      show();
    });
    return butir;
  }

  async function show() {
    const semua = await list();
    daftar.replaceChildren(...semua.reverse().map(draw));
    const menunggu = semua.filter((k) => k.status === "menunggu").length;
    kirim.hidden = !menunggu;
    kirim.textContent = kata.kirim.replace("{n}", menunggu);
    kosong.hidden = semua.length > 0;
    bersihkan.hidden = !semua.some((k) => k.status === "terkirim");
    wadah.querySelector("[data-cetak-slip]").hidden = !semua.some((k) => k.status === "terkirim" && k.jenis === "aspirasi");
    // "Kept on this phone" is no longer true once everything arrived.
    if (!menunggu) document.querySelectorAll("form[data-kotak] [data-kabar].pesan-awas").forEach((e) => (e.hidden = true));
  }

  async function go() {
    kabar.hidden = false;
    const sampai = await send(({ ke, dari, berkas }) => {
      const persen = berkas ? ` (${Math.round(berkas * 100)} %)` : "";
      kabar.textContent = kata.kemajuan.replace("{ke}", ke).replace("{dari}", dari) + persen;
    });
    kabar.textContent = sampai ? kata.selesai : kata.putus;
    show();
  }

  kirim.addEventListener("click", go);
  bersihkan.addEventListener("click", async () => {
    for (const k of await list()) if (k.status === "terkirim") await drop(k.id);
    show();
  });
  let nanti = 0;
  // Hundreds may change within a second.
  listen(() => {
    clearTimeout(nanti);
    nanti = setTimeout(show, 150);
  });
  addEventListener("online", go);
  show().then(async () => (await list()).some((k) => k.status === "menunggu") && go());
}
