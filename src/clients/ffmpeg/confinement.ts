import { spawn } from 'node:child_process';

/** How many bytes of memory a decoder may ask for, its programs and stacks included. */
const ADDRESS_SPACE_BYTES = 2 * 1024 ** 3;
/** No file that it writes may be larger: a clip of a minute is a hundredth of that. */
const FILE_BYTES = 100 * 1024 ** 2;

const LIMITS = [
  ...['/usr/bin/setpriv', '--no-new-privs'],
  ...['/usr/bin/prlimit', `--as=${ADDRESS_SPACE_BYTES}`, `--fsize=${FILE_BYTES}`, '--core=0'],
];
/** A network, a user and mailboxes of its own: there is nothing in them. */
const NAMESPACES = ['/usr/bin/unshare', '--user', '--net', '--ipc', '--uts'];

/** The strictest first. Each replaces itself by what follows, so that the process stays the same. */
const CONFINEMENTS: readonly (readonly string[])[] = [[...NAMESPACES, ...LIMITS], LIMITS];

const succeeds = ([program, ...args]: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(program ?? '', args, { env: {}, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });

const find = async (): Promise<readonly string[]> => {
  if (process.platform !== 'linux') return [];
  for (const confinement of CONFINEMENTS) {
    if (await succeeds([...confinement, '/usr/bin/true'])) return confinement;
  }
  return [];
};

let found: Promise<readonly string[]> | undefined;

/**
 * The words that stand before a program so that what breaks out of its decoder reaches no network,
 * gains no rights and fills neither memory nor disk: util-linux's, which work without root where the
 * system allows it. Empty where there is none of it, as on Lambda, whose functions have a machine each.
 */
export const confinement = (): Promise<readonly string[]> => {
  found ??= find();
  return found;
};
