/** Samples of a spectrum's window; at 44.1 kHz a band is 43 Hz wide and a window lasts 23 ms. */
export const WINDOW = 1024;

const COSINES = Float64Array.from({ length: WINDOW }, (_, i) =>
  Math.cos((2 * Math.PI * i) / WINDOW),
);
const SINES = Float64Array.from({ length: WINDOW }, (_, i) => Math.sin((2 * Math.PI * i) / WINDOW));
const HANN = Float64Array.from(COSINES, (cosine) => 0.5 - 0.5 * cosine);

const REVERSED = Uint16Array.from({ length: WINDOW }, (_, i) => {
  let reversed = 0;
  for (let bit = 1; bit < WINDOW; bit *= 2) reversed = reversed * 2 + (i & bit ? 1 : 0);
  return reversed;
});

/** The energy in each band of a window of samples, by a radix-2 Fourier transform under a Hann window. */
export const energiesAt = (samples: Float32Array, start: number): Float64Array => {
  const re = new Float64Array(WINDOW);
  const im = new Float64Array(WINDOW);
  for (let i = 0; i < WINDOW; i++) {
    re[REVERSED[i] ?? 0] = (samples[start + i] ?? 0) * (HANN[i] ?? 0);
  }
  for (let size = 2; size <= WINDOW; size *= 2) {
    const half = size / 2;
    const step = WINDOW / size;
    for (let from = 0; from < WINDOW; from += size) {
      for (let k = 0; k < half; k++) {
        const [a, b] = [from + k, from + k + half];
        const [c = 0, s = 0] = [COSINES[k * step], SINES[k * step]];
        const [reB = 0, imB = 0, reA = 0, imA = 0] = [re[b], im[b], re[a], im[a]];
        const real = reB * c + imB * s;
        const imaginary = imB * c - reB * s;
        re[b] = reA - real;
        im[b] = imA - imaginary;
        re[a] = reA + real;
        im[a] = imA + imaginary;
      }
    }
  }
  return Float64Array.from({ length: WINDOW / 2 }, (_, i) => (re[i] ?? 0) ** 2 + (im[i] ?? 0) ** 2);
};
