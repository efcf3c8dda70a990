import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// What CloudFormation answers about a stack that has never been deployed (Query protocol).
const NO_SUCH_STACK = `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code>
<Message>Stack does not exist</Message></Error></ErrorResponse>`;

/**
 * Runs `work` with the environment in which osls packages without AWS: it insists on asking whether
 * the layer is deployed already, and gets the answer "never" from a server of our own.
 */
export const withoutAws = async <T>(
  work: (env: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> => {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(400, { 'Content-Type': 'text/xml' }).end(NO_SUCH_STACK);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await work({
      AWS_ACCESS_KEY_ID: 'none',
      AWS_SECRET_ACCESS_KEY: 'none',
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
};
