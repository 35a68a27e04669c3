// Services kept on this phone, so that a place's offices can be asked without signal: the places opened last.
// On pages of services: <p data-layanan-simpan="/layanan/simpanan/KODE/" hidden> keeps them once the page stands.
import { openStore } from "./simpan.js";

const TEMPAT = 3, SETENGAH_HARI = 43_200_000;
const use = openStore("terasa-layanan", "tempat", "di");

export const listTempat = async () => (await use("readonly", (g) => g.getAll())).sort((a, b) => b.pada - a.pada);

async function keep(alamat, kini) {
  const lama = await listTempat();
  const sudah = lama.find((t) => alamat.endsWith(`/${t.di}/`));
  if (sudah && kini - sudah.pada < SETENGAH_HARI) return;
  const jawab = await fetch(alamat);
  if (!jawab.ok) throw new Error(jawab.status);
  const isi = { ...(await jawab.json()), pada: kini };
  await use("readwrite", (g) => g.put(isi));
  const lebih = lama.filter((t) => t.di !== isi.di).slice(TEMPAT - 1);
  for (const t of lebih) await use("readwrite", (g) => g.delete(t.di));
}

async function bind(kabar) {
  try {
    await keep(kabar.dataset.layananSimpan, Date.now());
    (await navigator.serviceWorker.ready).active.postMessage("layanan");
    kabar.hidden = false;
  } catch {
    // A full phone or a lost signal: the pages work as before.
  }
}

const kabar = globalThis.document?.querySelector("[data-layanan-simpan]");
if (kabar && globalThis.indexedDB && navigator.serviceWorker) {
  const later = globalThis.requestIdleCallback ?? ((kerja) => setTimeout(kerja, 1500));
  if (document.readyState === "complete") later(() => bind(kabar));
  else addEventListener("load", () => later(() => bind(kabar)));
}
