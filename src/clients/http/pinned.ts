import { type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';

interface Target {
  /** Its host stays in Host and SNI. */
  readonly url: URL;
  /** The IP address that is connected to. */
  readonly address: string;
  readonly signal: AbortSignal;
}

/** Begins a request whose connection goes to one address, whatever its host's name leads to by now. */
export const requestPinned = (
  { url, address, signal }: Target,
  options: Pick<RequestOptions, 'method' | 'headers'>,
) => {
  const family = isIP(address);
  const begin = url.protocol === 'https:' ? requestHttps : requestHttp;
  const request = begin(url, {
    ...options,
    signal,
    // A connection of its own: a pooled one could lead elsewhere than to this address.
    agent: false,
    lookup: (_hostname, { all }, answer) =>
      all ? answer(null, [{ address, family }]) : answer(null, address, family),
  });
  // Nobody asked for another protocol, and without a listener such an answer ends without a word.
  request.once('upgrade', (_response, socket) => {
    socket.destroy();
    const error = new Error('The server switched to another protocol.');
    request.emit('error', Object.assign(error, { code: 'EPROTO' }));
  });
  return request;
};
