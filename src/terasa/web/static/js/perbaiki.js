// A form of the outbox that was refused: marks what has to be mended, and fills it with what was written, so that nothing
// has to be written twice.
import { find } from "./simpan.js";

export async function open(form, id) {
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

// The named fields are marked, the others no longer, and the first of them is where the person writes.
export function mark(form, galat) {
  const salah = Object.keys(galat).map((nama) => form.elements[nama]).filter((e) => e?.setAttribute);
  for (const e of form.querySelectorAll(".medan :is(input, select, textarea)")) {
    const buruk = salah.includes(e);
    if (buruk) e.setAttribute("aria-invalid", "true");
    else e.removeAttribute("aria-invalid");
    e.closest(".medan").classList.toggle("medan-salah", buruk);
  }
  salah[0]?.focus();
}
