// <div data-triase>: the keys of the triage screen. Every key presses a button or opens a part that is there anyway.
const KETIK = "textarea, select, input:not([type=checkbox], [type=radio])";

export default function triase(wadah) {
  const baris = [...wadah.querySelectorAll("[data-baris]")];

  function move(langkah) {
    const kini = baris.indexOf(document.activeElement);
    const dari = kini >= 0 ? kini : baris.findIndex((b) => b.hasAttribute("aria-current"));
    baris[Math.min(Math.max(dari + langkah, 0), baris.length - 1)]?.focus();
  }

  function press(tuts) {
    const e = wadah.querySelector(`[data-tombol="${CSS.escape(tuts)}"]`);
    if (!(e instanceof HTMLDetailsElement)) return e?.click();
    e.open = !e.open;
    if (e.open) (e.querySelector("input:not([type=hidden])") ?? e.querySelector("summary")).focus();
  }

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || e.repeat) return;
    if (e.key === "Escape") return document.activeElement?.blur();
    if (e.target.matches?.(KETIK) || e.key.length !== 1) return;
    if (e.key === "j" || e.key === "k") move(e.key === "j" ? 1 : -1);
    else if (wadah.querySelector(`[data-tombol="${CSS.escape(e.key)}"]`)) press(e.key);
    else return;
    e.preventDefault();
  });
}
