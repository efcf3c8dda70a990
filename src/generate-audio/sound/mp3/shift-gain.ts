/** What one step of `global_gain` changes, in decibels: ISO 11172-3 scales by 2^(gain/4). */
export const GAIN_STEP_DB = 20 * Math.log10(2 ** 0.25);

const HEADER_BITS = 32;
/** Mono side information: main_data_begin 9, private 5, scfsi 4, then two granules of 59 bits. */
const GRANULES_AT = [HEADER_BITS + 18, HEADER_BITS + 18 + 59] as const;
/** part2_3_length 12, big_values 9, then global_gain. */
const GAIN_OFFSET = 21;

const readBits = (bytes: Uint8Array, at: number, count: number): number => {
  let value = 0;
  for (let bit = at; bit < at + count; bit++) {
    value = value * 2 + (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
  }
  return value;
};

const writeByte = (bytes: Uint8Array, at: number, value: number): void => {
  for (let i = 0; i < 8; i++) {
    const bit = at + i;
    const mask = 1 << (7 - (bit & 7));
    const before = bytes[bit >> 3] ?? 0;
    bytes[bit >> 3] = (value >> (7 - i)) & 1 ? before | mask : before & ~mask;
  }
};

/**
 * A copy of a mono frame that decodes louder (or quieter) by `steps` of 1.5 dB, nothing else
 * changed: the sound is not encoded again. Granules without data stay silent.
 */
export const shiftGain = (frame: Uint8Array, steps: number): Uint8Array => {
  const shifted = frame.slice();
  for (const granule of GRANULES_AT) {
    if (readBits(frame, granule, 12) === 0) continue;
    const gain = readBits(frame, granule + GAIN_OFFSET, 8);
    writeByte(shifted, granule + GAIN_OFFSET, Math.max(0, Math.min(255, gain + steps)));
  }
  return shifted;
};
