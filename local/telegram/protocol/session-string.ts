/** A data centre address of Telegram's; clients reach the server through the SOCKS proxy whatever stands here. */
const ADDRESS = '149.154.167.50';
const PORT = 443;
const DC_ID = 2;

/** The authorisation key as a GramJS StringSession: version, data centre, address, port, key. */
export const sessionString = (authKey: Buffer): string => {
  const address = Buffer.from(ADDRESS);
  const head = Buffer.alloc(3);
  head.writeUInt8(DC_ID, 0);
  head.writeInt16BE(address.length, 1);
  const port = Buffer.alloc(2);
  port.writeInt16BE(PORT);
  return `1${Buffer.concat([head, address, port, authKey]).toString('base64')}`;
};
