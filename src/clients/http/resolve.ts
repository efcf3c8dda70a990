import { lookup } from 'node:dns/promises';

/** Every IP address of a host name, as the operating system knows them. */
export const resolveHost = async (hostname: string): Promise<readonly string[]> =>
  (await lookup(hostname, { all: true })).map(({ address }) => address);
