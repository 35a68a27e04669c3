// Fills a form of the outbox with a sending that the server refused, so that nothing has to be written twice.
import { find } from "./simpan.js";

export default async function open(form, id) {
  const k = await find(id);
  if (k?.status !== "ditolak" || k.jenis !== form.dataset.kotak) return null;
  for (const [nama, nilai] of Object.entries(k.isi)) {
    const e = form.elements[nama];
    if (!e) continue;
    if (e.type === "checkbox") e.checked = e.value === nilai;
    else if (e.type !== "file") e.value = nilai;
  }
  // The same sending, mended: the earlier one is written over.
  form.elements.kunci_kirim.value = id;
  return k;
}
