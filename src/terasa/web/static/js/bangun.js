// Wakes one small module per behaviour: an element with data-salin loads js/salin.js, and so on.
// The addresses (hashed names included) stand on this script's own tag, so nothing is inline.
const tag = document.querySelector("script[data-modul]");
const alamat = { ...tag.dataset };

async function wake(akar) {
  for (const [kunci, url] of Object.entries(alamat)) {
    if (!kunci.startsWith("url") || kunci === "urlHtmx") continue;
    const nama = kunci[3].toLowerCase() + kunci.slice(4);
    const pilih = `[data-${nama}]`;
    const elemen = [...akar.querySelectorAll(pilih)];
    if (akar.matches?.(pilih)) elemen.push(akar);
    if (!elemen.length) continue;
    const { default: bangun } = await import(url);
    elemen.forEach((e) => {
      if (!e.dataset.bangun?.includes(nama)) {
        e.dataset.bangun = `${e.dataset.bangun ?? ""} ${nama}`;
        bangun(e);
      }
    });
  }
}

// htmx is fetched only by pages that use it.
if (document.querySelector("[hx-get], [hx-post], [hx-boost]")) {
  const skrip = document.createElement("script");
  skrip.src = alamat.urlHtmx;
  // htmx starts on DOMContentLoaded, or at once when the page is complete; between the two it would sleep on.
  const muat = () => document.head.append(skrip);
  if (document.readyState === "complete") muat();
  else addEventListener("load", muat);
}
document.addEventListener("htmx:afterSettle", (e) => wake(e.target));
wake(document.documentElement);
