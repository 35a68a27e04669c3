// The small puzzle that shows a page was open and somebody waited a moment (aspirasi/rules/bukti.py): find n so that
// SHA-256 of "bukti:<id>:<n>" begins with `bit` zero bits. Own SHA-256, for one block and without a promise per try.
const K = new Uint32Array(64), H = new Uint32Array(8), W = new Uint32Array(64);
const SEKALI = 4000;

for (let p = 2, n = 0; n < 64; p += 1) {
  let prima = true;
  for (let i = 2; i * i <= p; i += 1) if (p % i === 0) prima = false;
  if (!prima) continue;
  K[n] = (Math.cbrt(p) % 1) * 2 ** 32;
  if (n < 8) H[n] = (Math.sqrt(p) % 1) * 2 ** 32;
  n += 1;
}

const putar = (x, n) => (x >>> n) | (x << (32 - n));

// The first 32 bits of the digest of an ASCII text of at most 55 letters.
export function digest32(teks) {
  W.fill(0, 0, 16);
  for (let i = 0; i < teks.length; i += 1) W[i >> 2] |= teks.charCodeAt(i) << (24 - 8 * (i & 3));
  W[teks.length >> 2] |= 0x80 << (24 - 8 * (teks.length & 3));
  W[15] = teks.length * 8;
  for (let i = 16; i < 64; i += 1) {
    const x = W[i - 15], y = W[i - 2];
    W[i] =
      W[i - 16] + W[i - 7] + (putar(x, 7) ^ putar(x, 18) ^ (x >>> 3)) + (putar(y, 17) ^ putar(y, 19) ^ (y >>> 10));
  }
  let [a, b, c, d, e, f, g, h] = H;
  for (let i = 0; i < 64; i += 1) {
    const s = (h + (putar(e, 6) ^ putar(e, 11) ^ putar(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
    const t = ((putar(a, 2) ^ putar(a, 13) ^ putar(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + s) | 0;
    d = c;
    c = b;
    b = a;
    a = (s + t) | 0;
  }
  return (H[0] + a) >>> 0;
}

// Gives the page its turn between tries; "" when nothing is asked.
export async function solve(id, bit) {
  if (!(bit > 0 && bit <= 24)) return "";
  const awal = `bukti:${id.replaceAll("-", "").toLowerCase()}:`;
  for (let n = 0; ; n += 1) {
    if (digest32(awal + n.toString(16)) >>> (32 - bit) === 0) return n.toString(16);
    if (n % SEKALI === SEKALI - 1) await new Promise((ya) => setTimeout(ya));
  }
}
