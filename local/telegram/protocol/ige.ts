import { createCipheriv, createDecipheriv } from 'node:crypto';

const BLOCK = 16;

/** AES-256 in IGE mode, which node:crypto lacks (core.telegram.org/mtproto, "AES-256-IGE"). `iv` is 32 bytes. */
export const igeEncrypt = (data: Buffer, key: Buffer, iv: Buffer): Buffer => {
  const aes = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  return chain(data, iv.subarray(0, BLOCK), iv.subarray(BLOCK), (block) => aes.update(block));
};

/** The inverse of {@link igeEncrypt}. */
export const igeDecrypt = (data: Buffer, key: Buffer, iv: Buffer): Buffer => {
  const aes = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  return chain(data, iv.subarray(BLOCK), iv.subarray(0, BLOCK), (block) => aes.update(block));
};

/** Each block is mixed with the previous output before the cipher and with the previous input after it. */
const chain = (
  data: Buffer,
  firstOutput: Buffer,
  firstInput: Buffer,
  cipher: (block: Buffer) => Buffer,
): Buffer => {
  const result = Buffer.alloc(data.length);
  let previousOutput = firstOutput;
  let previousInput = firstInput;
  for (let at = 0; at < data.length; at += BLOCK) {
    const input = data.subarray(at, at + BLOCK);
    const output = xor(cipher(xor(input, previousOutput)), previousInput);
    output.copy(result, at);
    previousOutput = output;
    previousInput = input;
  }
  return result;
};

const xor = (a: Buffer, b: Buffer): Buffer => {
  const result = Buffer.alloc(BLOCK);
  for (let i = 0; i < BLOCK; i += 1) result[i] = (a[i] ?? 0) ^ (b[i] ?? 0);
  return result;
};
