import { BlockList, isIPv4, isIPv6 } from 'node:net';

// IANA's special-purpose registry for IPv4: everything in it that isn't globally reachable, and
// what is no host (multicast, reserved, broadcast, retired relays).
const SPECIAL_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;

// Within 2000::/3: protocol assignments with Teredo, documentation, and 6to4, which has IPv4
// addresses inside.
const SPECIAL_V6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const listOf = (subnets: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6') => {
  const list = new BlockList();
  for (const [network, prefix] of subnets) list.addSubnet(network, prefix, family);
  return list;
};
const specialV4 = listOf(SPECIAL_V4, 'ipv4');
const specialV6 = listOf(SPECIAL_V6, 'ipv6');
// Global unicast: loopback, link-local, unique-local, mapped IPv4, NAT64 and multicast lie outside.
const unicastV6 = listOf([['2000::', 3]], 'ipv6');

/**
 * Whether an IP address is one that anybody on the Internet could reach, so that a request to it
 * gives a caller nothing that they couldn't get themselves. What is no IP address is not.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export const isPublicAddress = (address: string): boolean => {
  if (isIPv4(address)) return !specialV4.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  return unicastV6.check(address, 'ipv6') && !specialV6.check(address, 'ipv6');
};
