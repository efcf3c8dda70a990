import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let server: Server;
let endpoint: string;
const keys: (string | undefined)[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    keys.push(request.headers.authorization);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ voices: ['bf_emma'] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  stack = await startTestStack();
});
afterAll(async () => {
  await stack?.close();
  server.close();
});

const voices = async (): Promise<string[]> => {
  const response = await fetch(`${stack.api.url}/api/v1/voices?languageCode=en-GB`, {
    headers: { 'x-api-key': stack.api.internalApiKey },
  });
  const listed = (await response.json()) as { voices: { name: string }[] };
  return listed.voices.map(({ name }) => name).filter((name) => name.startsWith('openai:'));
};

it('speaks by an endpoint that is connected while it runs, with its key, and no longer than that', async () => {
  expect(await voices()).toEqual([]);
  const connected = { OPENAI_SPEECH_ENDPOINT: endpoint, OPENAI_SPEECH_API_KEY: 'first' };
  await stack.configure(connected);
  expect(await voices()).toEqual(['openai:bf_emma']);
  // A key is a secret, which a function otherwise keeps for minutes.
  await stack.configure({ ...connected, OPENAI_SPEECH_API_KEY: 'second' });
  expect(await voices()).toEqual(['openai:bf_emma']);
  expect(keys).toEqual(['Bearer first', 'Bearer second']);
  await stack.configure({});
  expect(await voices()).toEqual([]);
});
