import type { IncomingMessage } from 'node:http';
import { BlockList } from 'node:net';

/** Where a reverse proxy of one's own stands. */
const NEARBY = new BlockList();
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  NEARBY.addSubnet(network, bits, 'ipv4');
}
NEARBY.addAddress('::1', 'ipv6');
NEARBY.addSubnet('fc00::', 7, 'ipv6');

/** Who asks: the peer, or whom a proxy nearby asks for. What strangers say of themselves counts for nothing. */
export const clientAddress = ({ socket, headers }: IncomingMessage): string => {
  const peer = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const family = peer.includes(':') ? 'ipv6' : 'ipv4';
  const [forwarded] = [headers['x-forwarded-for'] ?? []].flat().slice(-1);
  const last = forwarded?.split(',').at(-1)?.trim();
  return last && NEARBY.check(peer, family) ? last : peer;
};
