// Survey assignments kept on this phone on the surveyor's own word, apart from the outbox; each house goes when its
// answer is written, the assignment when no house is left.
const NAMA = "terasa-tugas", GUDANG = "tugas";

function ask(permintaan) {
  return new Promise((ya, tidak) => {
    permintaan.onsuccess = () => ya(permintaan.result);
    permintaan.onerror = () => tidak(permintaan.error);
  });
}

async function use(mode, kerja) {
  const buka = indexedDB.open(NAMA, 1);
  buka.onupgradeneeded = () => buka.result.createObjectStore(GUDANG, { keyPath: "survei" });
  const db = await ask(buka);
  try {
    return await ask(kerja(db.transaction(GUDANG, mode).objectStore(GUDANG)));
  } finally {
    db.close();
  }
}

export const keepTugas = (tugas) => use("readwrite", (g) => g.put(tugas));
export const listTugas = () => use("readonly", (g) => g.getAll());
export const dropTugas = (survei) => use("readwrite", (g) => g.delete(survei));

export async function dropRumah(survei, rumah) {
  const tugas = (await listTugas()).find((t) => t.survei === survei);
  if (!tugas) return;
  tugas.rumah = tugas.rumah.filter((r) => r.id !== rumah);
  await (tugas.rumah.length ? keepTugas(tugas) : dropTugas(survei));
}
