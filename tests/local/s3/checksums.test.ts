import { expect, it } from 'vitest';
import { createChecksum } from '../../../local/s3/body/checksums.ts';

// The check values of the CRC RevEng catalogue and of FIPS 180, for the ASCII digits 1 to 9.
it.each([
  ['crc32', 'cbf43926'],
  ['crc32c', 'e3069283'],
  ['crc64nvme', 'ae8b14860a799888'],
  ['sha1', 'f7c3bc1d808e04732adf679965ccc34ca7ae3441'],
  ['sha256', '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225'],
] as const)('%s of 123456789 is %s, in one piece or several', (algorithm, hex) => {
  const expected = Buffer.from(hex, 'hex').toString('base64');
  const whole = createChecksum(algorithm);
  whole.update(Buffer.from('123456789'));
  expect(whole.digest()).toBe(expected);
  const pieces = createChecksum(algorithm);
  for (const piece of ['1234', '', '56789']) pieces.update(Buffer.from(piece));
  expect(pieces.digest()).toBe(expected);
});
