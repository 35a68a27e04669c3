// The outbox of this phone: one store for everything that is done without signal, and the one way it is sent.
// Pages and the service worker use the same file. A thing keeps its random id until the server said what became of it,
// so that sending it twice changes nothing twice.
import { solve } from "./bukti.js";

const KIRIM = "/luring/kirim/", BERKAS = "/luring/berkas/";
const SEPOTONG = 65536, SEKALIGUS = 20, TUNGGU = 60_000;
const ABJAD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const saluran = globalThis.BroadcastChannel ? new BroadcastChannel("terasa-kotak") : null;

function ask(permintaan) {
  return new Promise((ya, tidak) => {
    permintaan.onsuccess = () => ya(permintaan.result);
    permintaan.onerror = () => tidak(permintaan.error);
  });
}

// One store of this phone. What it gives asks one thing of it, and is done when the phone has really written that down.
export function openStore(nama, gudang, kunci) {
  return async (mode, kerja) => {
    const buka = indexedDB.open(nama, 1);
    buka.onupgradeneeded = () => buka.result.createObjectStore(gudang, { keyPath: kunci });
    const db = await ask(buka);
    try {
      const transaksi = db.transaction(gudang, mode);
      const selesai = new Promise((ya, tidak) => {
        transaksi.oncomplete = ya;
        transaksi.onerror = transaksi.onabort = () => tidak(transaksi.error);
      });
      const hasil = await ask(kerja(transaksi.objectStore(gudang)));
      await selesai;
      return hasil;
    } finally {
      db.close();
    }
  };
}

const use = openStore("terasa", "kiriman", "id");

const pendengar = new Set();

// Other pages hear it through the channel; this one is told directly.
function tell() {
  saluran?.postMessage("berubah");
  pendengar.forEach((kerja) => kerja());
}

export function listen(kerja) {
  pendengar.add(kerja);
  saluran?.addEventListener("message", kerja);
}

export const list = async () =>
  (await use("readonly", (g) => g.getAll())).sort((a, b) => a.dibuat - b.dibuat);
export const find = (id) => use("readonly", (g) => g.get(id));

// Rejects with QuotaExceededError when the phone is full.
export async function put(kiriman) {
  await use("readwrite", (g) => g.put(kiriman));
  tell();
}

export async function drop(id) {
  await use("readwrite", (g) => g.delete(id));
  tell();
}

// The private key of a sending, as the server derives it (aspirasi/rules/kunci.py); "" where the browser cannot.
export async function deriveKunci(id) {
  if (!crypto.subtle) return "";
  const benih = new TextEncoder().encode(`terasa/aspirasi/kunci/1:${id.replaceAll("-", "")}`);
  const sidik = new Uint8Array(await crypto.subtle.digest("SHA-256", benih));
  let angka = sidik.reduce((n, b) => (n << 8n) | BigInt(b), 0n);
  let kunci = "";
  for (let n = 0; n < 20; n += 1, angka >>= 5n) kunci += ABJAD[Number(angka & 31n)];
  return kunci.match(/.{5}/g).join("-");
}

export function makeId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 15) | 64;
  b[8] = (b[8] & 63) | 128;
  const h = [...b].map((x) => x.toString(16).padStart(2, "0")).join("");
  return [h.slice(0, 8), h.slice(8, 12), h.slice(12, 16), h.slice(16, 20), h.slice(20)].join("-");
}

async function call(url, pilihan = {}) {
  const jawab = await fetch(url, { cache: "no-store", signal: AbortSignal.timeout(TUNGGU), ...pilihan });
  if (jawab.status >= 500) throw new Error(`server ${jawab.status}`);
  return [jawab.ok, await jawab.json()];
}

// Only what is still missing travels again.
async function sendBerkas(berkas, report) {
  if (berkas.sampai === undefined) berkas.sampai = 0;
  else [, { diterima: berkas.sampai }] = await call(`${BERKAS}${berkas.id}/`);
  while (berkas.sampai < berkas.data.size) {
    const potong = berkas.data.slice(berkas.sampai, berkas.sampai + SEPOTONG);
    const [baik, isi] = await call(`${BERKAS}${berkas.id}/?dari=${berkas.sampai}&utuh=${berkas.data.size}`, {
      method: "PUT",
      headers: { "Content-Type": "application/octet-stream" },
      body: await potong.arrayBuffer(),
    });
    if (!baik || isi.diterima <= berkas.sampai) throw new Error(isi.pesan ?? "potongan");
    berkas.sampai = isi.diterima;
    report({ berkas: berkas.sampai / berkas.data.size });
  }
}

function describe(k) {
  const berkas = {};
  for (const b of k.berkas) (berkas[b.jenis] ??= []).push(b.id);
  return { jenis: k.jenis, id: k.id, isi: k.isi, berkas };
}

async function settle(k, hasil) {
  if (hasil.hasil === "nanti") {
    // Waits for something that only the person can do, and says what.
    if (!hasil.galat && !hasil.catatan) return;
    k.galat = hasil.galat;
    k.catatan = hasil.catatan;
  } else if (hasil.lupakan) {
    return drop(k.id);
  } else if (hasil.hasil === "kurang") {
    k.berkas.forEach((b) => (b.sampai = 0));
    k.kurang = (k.kurang ?? 0) + 1;
  } else if (hasil.hasil === "ditolak") {
    Object.assign(k, { status: "ditolak", galat: hasil.galat });
  } else {
    Object.assign(k, { status: "terkirim", slip: hasil.slip, catatan: hasil.catatan, berkas: [], dikirim: Date.now() });
  }
  await put(k);
}

async function sendBatch(kumpulan) {
  const [baik, isi] = await call(KIRIM, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ kiriman: kumpulan.map(describe) }),
  });
  if (!baik) throw new Error(isi.pesan);
  for (const hasil of isi.hasil) await settle(kumpulan.find((k) => k.id === hasil.id), hasil);
}

async function sendAll(report, sudah) {
  const semua = (await list()).filter((k) => k.status === "menunggu" && !sudah.has(k.id));
  let kumpulan = [];
  for (const [n, k] of semua.entries()) {
    sudah.add(k.id);
    report({ ke: n + 1, dari: semua.length });
    for (const b of k.berkas) {
      await sendBerkas(b, (lebih) => report({ ke: n + 1, dari: semua.length, ...lebih }));
      // What arrived stays counted when the battery dies now.
      await put(k);
    }
    if (k.bit && !k.isi.bukti) k.isi.bukti = await solve(k.id, k.bit);
    kumpulan.push(k);
    if (kumpulan.length === SEKALIGUS || n === semua.length - 1) {
      await sendBatch(kumpulan);
      kumpulan.filter((satu) => satu.status === "menunggu" && satu.kurang === 1).forEach((satu) => sudah.delete(satu.id));
      kumpulan = [];
    }
  }
  return semua.length;
}

// True when everything that waited was handed over or answered; false when the connection broke off.
export async function send(report = () => {}) {
  const kerja = async (kunci) => {
    if (kunci === null) return false;
    const sudah = new Set();
    try {
      // Again for what was written meanwhile, and once more for files that the server had lost.
      while (await sendAll(report, sudah));
      return !(await list()).some((k) => k.status === "menunggu");
    } catch {
      return false;
    }
  };
  // One sender at a time, whatever pages are open.
  return navigator.locks ? navigator.locks.request("terasa-kotak", { ifAvailable: true }, kerja) : kerja();
}

// Lets the browser send later by itself, where it can.
export async function sendLater() {
  try {
    await (await navigator.serviceWorker?.ready)?.sync?.register("kotak");
  } catch {
    // The next opened page sends.
  }
}
