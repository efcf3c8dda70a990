import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Where Linux tells of processes and their sockets; elsewhere nobody can be asked. */
export const knowsListeningPorts = process.platform === 'linux';

const LISTENING = '0A';

const socketsOf = (pid: number): ReadonlySet<string> => {
  const folder = `/proc/${pid}/fd`;
  const links = readdirSync(folder).map((fd) => {
    try {
      return readlinkSync(`${folder}/${fd}`);
    } catch {
      // Closed since the folder was read.
      return '';
    }
  });
  return new Set(links.map((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? ''));
};

/** The TCP ports that a process listens on over IPv4, sorted (proc_net(5)). */
export const listeningPorts = (pid: number): readonly number[] => {
  const sockets = socketsOf(pid);
  return readFileSync('/proc/net/tcp', 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === LISTENING && sockets.has(fields[9] ?? ''))
    .map((fields) => Number.parseInt(fields[1]?.split(':')[1] ?? '', 16))
    .sort((one, other) => one - other);
};
