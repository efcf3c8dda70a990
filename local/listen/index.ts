export { createAwsJsonServer } from './aws-json-server.ts';
export { close } from './close.ts';
export { foreignRequest } from './foreign-request.ts';
export { listen } from './listen.ts';
export { createOwnHttpServer, KEEP_ALIVE_MS } from './own-http-server.ts';
export { PortUnavailable } from './port-unavailable.ts';
