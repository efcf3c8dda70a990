import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { PublicAddress } from '../../local/cdn/index.ts';
import { ExpectedFailure } from '../command-line/expected-failure.ts';
import { writeKept } from '../command-line/write-kept.ts';

const AddressSchema = z.object({ url: z.url(), listen: z.string().optional() });

/** Thrown when the file of the public address is there and can't be used: without it, feeds would move. */
export class AddressUnreadable extends ExpectedFailure {
  override readonly name = 'AddressUnreadable';
}

/** What `--public-url` is given to take the address away. */
export const NO_ADDRESS = 'none';

const fileOf = (dataDir: string): string => join(dataDir, 'address.json');

/** The public address that a data folder was given, if any. @throws AddressUnreadable */
export const readAddress = async (dataDir: string): Promise<PublicAddress | undefined> => {
  const file = fileOf(dataDir);
  try {
    const { url, listen } = AddressSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return { url, ...(listen !== undefined && { listen }) };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new AddressUnreadable(
      `${file} can't be read. Give the address again: npm start -- --public-url https://…`,
      { cause },
    );
  }
};

/**
 * The public address of a data folder: the one that is given now, or else the one of earlier starts, so that
 * a start without the option never moves a feed.
 * @throws AddressUnreadable
 */
export const keepAddress = async (
  dataDir: string,
  given: string | undefined,
  listen?: string,
): Promise<PublicAddress | undefined> => {
  const file = fileOf(dataDir);
  if (given === NO_ADDRESS) {
    await rm(file, { force: true });
    return undefined;
  }
  const kept = given === undefined ? await readAddress(dataDir) : { url: given };
  if (kept === undefined) return undefined;
  const address: PublicAddress = { ...kept, ...(listen !== undefined && { listen }) };
  await writeKept(file, address);
  return address;
};
