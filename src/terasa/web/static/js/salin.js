// <button data-salin="text" data-sudah="Tersalin" hidden>: copies, says so, and appears only when it can work.
export default function salin(tombol) {
  if (!navigator.clipboard) return;
  const semula = tombol.textContent;
  tombol.hidden = false;
  tombol.addEventListener("click", async () => {
    await navigator.clipboard.writeText(tombol.dataset.salin);
    tombol.textContent = tombol.dataset.sudah || "✓";
    tombol.setAttribute("aria-live", "polite");
    setTimeout(() => (tombol.textContent = semula), 2500);
  });
}
