// <html data-pasang="/sw.js">: pages open without signal from now on, and what waits on this phone is sent when any page
// opens or the signal comes back. Nothing is fetched before the page itself stands.
export default function pasang(akar) {
  const alamat = akar.dataset.pasang;
  const later = globalThis.requestIdleCallback ?? ((kerja) => setTimeout(kerja, 1500));

  async function flush() {
    // Asked without opening the store: most phones never kept anything.
    const ada = (await indexedDB.databases?.()) ?? [{ name: "terasa" }];
    if (!ada.some((d) => d.name === "terasa")) return;
    const { list, send } = await import("./simpan.js");
    if ((await list()).some((k) => k.status === "menunggu")) await send();
  }

  async function install() {
    try {
      await navigator.serviceWorker?.register(alamat, { type: "module", scope: "/" });
      if ("petugas" in akar.dataset) (await navigator.serviceWorker?.ready)?.active.postMessage("petugas");
      if (globalThis.indexedDB) await flush();
    } catch {
      // An old browser: everything works as plain pages.
    }
  }

  // Modules often wake after the page is complete.
  if (document.readyState === "complete") later(install);
  else addEventListener("load", () => later(install));
  addEventListener("online", () => flush().catch(() => {}));
}
