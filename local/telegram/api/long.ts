import { helpers } from 'telegram';

/** A 64-bit number as the TL classes take it. */
export const long = (value: bigint | number) => helpers.returnBigInt(value.toString());
