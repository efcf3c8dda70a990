import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { Ajv } from 'ajv';

const ID = { type: 'string', pattern: '^[0-9a-f]{16}$' };
const NAME = { type: 'string', pattern: '^[\\p{L}\\p{N}\\p{Z}_.:/%&#=+\\\\\\-@]{1,200}$' };
const seconds = { type: 'number', minimum: 1.7e9, maximum: 4e9 };
const flag = { const: true };

/** What both kinds of subsegment may have; X-Ray's developer guide, "Segment documents". */
const FIELDS = {
  ...{ id: ID, name: NAME, start_time: seconds, end_time: seconds, in_progress: flag },
  namespace: { enum: ['aws', 'remote'] },
  http: {
    type: 'object',
    additionalProperties: false,
    properties: {
      response: {
        type: 'object',
        additionalProperties: false,
        properties: { status: { type: 'integer' } },
      },
    },
  },
  aws: {
    type: 'object',
    additionalProperties: false,
    properties: { operation: { type: 'string' }, request_id: { type: 'string' } },
  },
  ...{ error: flag, fault: flag, throttle: flag },
  cause: {
    type: 'object',
    required: ['exceptions'],
    additionalProperties: false,
    properties: {
      exceptions: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id'],
          additionalProperties: false,
          properties: { id: ID, type: { type: 'string', maxLength: 250 } },
        },
      },
    },
  },
  annotations: {
    type: 'object',
    propertyNames: { pattern: '^[A-Za-z0-9_]+$' },
    additionalProperties: { type: ['string', 'number', 'boolean'] },
  },
  metadata: { type: 'object' },
};
const ENDS = { oneOf: [{ required: ['end_time'] }, { required: ['in_progress'] }] };

/** An independent subsegment, as X-Ray documents it. */
const isSubsegment = new Ajv({ allowUnionTypes: true }).compile({
  type: 'object',
  required: ['id', 'name', 'start_time', 'type', 'trace_id', 'parent_id'],
  ...ENDS,
  additionalProperties: false,
  properties: {
    ...FIELDS,
    type: { const: 'subsegment' },
    trace_id: { type: 'string', pattern: '^1-[0-9a-f]{8}-[0-9a-f]{24}$' },
    parent_id: ID,
    subsegments: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'name', 'start_time'],
        ...ENDS,
        additionalProperties: false,
        properties: FIELDS,
      },
    },
  },
});

interface Call {
  readonly name: string;
  readonly start_time: number;
  readonly end_time: number;
  readonly namespace: string;
  readonly http?: { readonly response: { readonly status: number } };
  readonly metadata: {
    readonly stepcast: { readonly operation: string; readonly retries: number };
  };
}

/** A subsegment as the daemon was sent it. */
export interface SentSubsegment {
  readonly id: string;
  readonly name: string;
  readonly in_progress?: true;
  readonly annotations: Readonly<Record<string, unknown>>;
  readonly metadata?: { readonly stepcast: { readonly calls: Readonly<Record<string, object>> } };
  readonly subsegments?: readonly Call[];
}

/** A daemon of X-Ray on loopback, which takes only what X-Ray would take. */
export interface XRayDaemon {
  /** As Lambda names it in AWS_XRAY_DAEMON_ADDRESS. */
  readonly address: string;
  /** As they came, without what stood before them. */
  readonly datagrams: string[];
  /** Waits until so many have come. @throws Error where one is no document of X-Ray's */
  documents(count: number): Promise<readonly SentSubsegment[]>;
  close(): void;
}

const HEADER = '{"format": "json", "version": 1}\n';

const parse = (datagram: string): SentSubsegment => {
  const document = JSON.parse(datagram);
  if (isSubsegment(document)) return document as unknown as SentSubsegment;
  throw new Error(`No document of X-Ray's: ${JSON.stringify(isSubsegment.errors)} of ${datagram}`);
};

export const startXRayDaemon = async (): Promise<XRayDaemon> => {
  const socket = createSocket('udp4');
  const datagrams: string[] = [];
  socket.on('message', (message) => {
    const text = message.toString('utf8');
    datagrams.push(text.startsWith(HEADER) ? text.slice(HEADER.length) : `no header: ${text}`);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    datagrams,
    async documents(count) {
      while (datagrams.length < count) await once(socket, 'message');
      return datagrams.map(parse);
    },
    close: () => socket.close(),
  };
};

/** What Lambda puts into _X_AMZN_TRACE_ID. */
export const aTraceHeader = (sampled = 1) =>
  `Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=${sampled};Lineage=1:a87bd80c:0`;
