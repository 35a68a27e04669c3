// Survey assignments kept on this phone on the surveyor's own word, apart from the outbox; each house goes when its
// answer is written, the assignment when no house is left.
import { openStore } from "./simpan.js";

const use = openStore("terasa-tugas", "tugas", "survei");

export const listTugas = () => use("readonly", (g) => g.getAll());
export const dropTugas = (survei) => use("readwrite", (g) => g.delete(survei));
export const keepTugas = (tugas) => (tugas.rumah.length ? use("readwrite", (g) => g.put(tugas)) : dropTugas(tugas.survei));

export async function dropRumah(survei, rumah) {
  const tugas = (await listTugas()).find((t) => t.survei === survei);
  if (tugas) await keepTugas({ ...tugas, rumah: tugas.rumah.filter((r) => r.id !== rumah) });
}
