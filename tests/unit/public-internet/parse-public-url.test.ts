import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AllowedOriginsSchema } from '../../../src/public-internet/allowed-origins.ts';
import { AddressRefused, parsePublicUrl } from '../../../src/public-internet/parse-public-url.ts';

describe('an address is taken', () => {
  test.each([
    'https://hooks.example.com/in?token=1',
    'https://hooks.example.com:8443/',
    'https://1.1.1.1/hook',
    'https://[2606:4700:4700::1111]/hook',
  ])('%s', (text) => expect(parsePublicUrl(text, []).href).toBe(text));
});

describe('an address is refused', () => {
  test.each([
    ['http://hooks.example.com/', /https/],
    ['ftp://hooks.example.com/', /https/],
    ['file:///etc/passwd', /https/],
    ['gopher://127.0.0.1:25/', /https/],
    ['hooks.example.com', /URL/],
    ['https://', /URL/],
    ['', /URL/],
    [`https://hooks.example.com/${'a'.repeat(2000)}`, /2000/],
    [`https://hooks.example.com/${'é'.repeat(500)}`, /2000/],
    ['https://user:secret@hooks.example.com/', /user name/],
    ['https://user@hooks.example.com/', /user name/],
    ['https://127.0.0.1/', /127\.0\.0\.1/],
    ['https://127.1/', /127\.0\.0\.1/],
    ['https://2130706433/', /127\.0\.0\.1/],
    ['https://0x7f000001/', /127\.0\.0\.1/],
    ['https://0x7f.0.0.1/', /127\.0\.0\.1/],
    ['https://0177.0.0.1/', /127\.0\.0\.1/],
    ['https://017700000001/', /127\.0\.0\.1/],
    ['https://①②⑦.0.0.1/', /127\.0\.0\.1/],
    ['https://0/', /0\.0\.0\.0/],
    ['https://169.254.169.254/latest/meta-data/', /169\.254/],
    ['https://2852039166/', /169\.254\.169\.254/],
    ['https://[::1]/', /::1/],
    ['https://[::ffff:127.0.0.1]/', /7f00:1/],
    ['https://[fd00:ec2::254]/', /fd00:ec2::254/],
    ['https://[fe80::1]/', /fe80::1/],
  ])('%s', (text, reason) => {
    expect(() => parsePublicUrl(text, [])).toThrow(AddressRefused);
    expect(() => parsePublicUrl(text, [])).toThrow(reason);
  });

  test('in any spelling of a loopback number', () => {
    const spellings = fc
      .integer({ min: 0x7f000000, max: 0x7fffffff })
      .chain((n) =>
        fc.constantFrom(
          String(n),
          `0x${n.toString(16)}`,
          `0${n.toString(8)}`,
          `127.${n & 0xffffff}`,
          `0x7f.0x${(n & 0xffffff).toString(16)}`,
        ),
      );
    fc.assert(
      fc.property(spellings, (host) => {
        expect(() => parsePublicUrl(`https://${host}/`, [])).toThrow(AddressRefused);
      }),
    );
  });
});

describe('allowed origins', () => {
  const allowed = AllowedOriginsSchema.parse('http://127.0.0.1:*, http://hooks.internal');

  test.each(['http://127.0.0.1:4000/in', 'http://127.0.0.1:65535/', 'http://hooks.internal/in'])(
    'take %s',
    (text) => expect(parsePublicUrl(text, allowed).href).toBe(text),
  );

  test.each([
    'http://127.0.0.2:4000/',
    'https://127.0.0.1:4000/',
    'http://hooks.internal:8080/',
    'http://127.0.0.1.example.com:4000/',
    'http://127.0.0.1:4000@evil.example/',
    'http://evil.example/#http://127.0.0.1:4000',
  ])('do not take %s', (text) =>
    expect(() => parsePublicUrl(text, allowed)).toThrow(AddressRefused),
  );

  test.each(['127.0.0.1', 'http://127.0.0.1/path', 'http://*:80', 'ftp://a', 'http://user@a'])(
    '%s is none',
    (text) => expect(AllowedOriginsSchema.safeParse(text).success).toBe(false),
  );

  test('are none when the setting is left out or empty', () => {
    expect([AllowedOriginsSchema.parse(undefined), AllowedOriginsSchema.parse('')]).toEqual([
      [],
      [],
    ]);
  });
});
