import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPublicAddress } from '../../../src/public-internet/public-address.ts';

const REFUSED = [
  ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255', '100.64.0.1', '100.127.255.255'],
  ...['127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
  ...['192.0.0.192', '192.0.2.1', '192.88.99.1', '192.168.1.1', '198.18.0.1', '198.19.255.255'],
  ...['198.51.100.7', '203.0.113.7', '224.0.0.1', '239.255.255.255', '240.0.0.1'],
  ...['255.255.255.255', '::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1'],
  ...['64:ff9b::7f00:1', '64:ff9b:1::1', '100::1', '2001::1', '2001:db8::1', '2002:7f00:1::'],
  ...['3fff::1', '5f00::1', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fe80::1%eth0', 'fec0::1'],
  ...['ff02::1', '2606:4700::1%eth0', '', 'localhost', 'example.com', '127.1', '0x7f000001'],
];
const REACHABLE = [
  ...['1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0'],
  ...['126.255.255.255', '128.0.0.1', '172.15.255.255', '172.32.0.0', '192.167.255.255'],
  ...['192.169.0.0', '223.255.255.255', '2606:4700:4700::1111', '2a00:1450:4001::200e'],
];

describe('an address that is refused', () => {
  test.each(REFUSED)('is %j', (address) => expect(isPublicAddress(address)).toBe(false));
});
describe('an address of the public Internet', () => {
  test.each(REACHABLE)('is %j', (address) => expect(isPublicAddress(address)).toBe(true));
});

/** By its number, without any list: the blocks of FIELD-NOTES as ranges. */
const PRIVATE_RANGES = [
  [0x00000000, 0x00ffffff],
  [0x0a000000, 0x0affffff],
  [0x64400000, 0x647fffff],
  [0x7f000000, 0x7fffffff],
  [0xa9fe0000, 0xa9feffff],
  [0xac100000, 0xac1fffff],
  [0xc0a80000, 0xc0a8ffff],
  [0xe0000000, 0xffffffff],
] as const;
const dotted = (n: number) => [24, 16, 8, 0].map((shift) => (n >>> shift) & 255).join('.');

test('no address of a private block is public, and no IPv4 address is behind another notation', () => {
  const anyPrivate = fc
    .constantFrom(...PRIVATE_RANGES)
    .chain(([min, max]) => fc.integer({ min, max }));
  fc.assert(
    fc.property(anyPrivate, (n) => {
      const address = dotted(n);
      expect(isPublicAddress(address)).toBe(false);
      for (const prefix of ['::ffff:', '::', '64:ff9b::', '::ffff:0:']) {
        expect(isPublicAddress(`${prefix}${address}`)).toBe(false);
      }
    }),
    { numRuns: 1000 },
  );
});
