import { createHash } from 'node:crypto';
import { z } from 'zod';

/** An attribute that its sender gave a message; `BinaryValue` in base64. */
export const MessageAttributeSchema = z.strictObject({
  DataType: z.string().regex(/^(String|Number|Binary)(\..+)?$/),
  StringValue: z.string().optional(),
  BinaryValue: z.base64().optional(),
});
export type MessageAttributes = Readonly<Record<string, z.infer<typeof MessageAttributeSchema>>>;

/** A message as a queue keeps it. Times in milliseconds since the epoch. */
export interface Message {
  readonly id: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly sentAt: number;
  /** Not before that is it handed out for the first time. */
  readonly availableAt: number;
  readonly receiveCount: number;
  /** Until when it is kept for its receiver; also the next process keeps to it. */
  readonly hiddenUntil?: number | undefined;
  readonly firstReceivedAt?: number | undefined;
  /** The handle of the last receive: whoever has it may delete the message. */
  readonly receipt?: string | undefined;
}

const md5 = (data: string | Buffer): string => createHash('md5').update(data).digest('hex');

/** What senders and receivers compare a body with. */
export const md5OfBody = (body: string): string => md5(body);

const sized = (bytes: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/**
 * The digest of attributes: name, type and value of each in the order of the names, every one after
 * its length. From the SQS Developer Guide, "Calculating the MD5 message digest for message attributes".
 */
export const md5OfAttributes = (attributes: MessageAttributes): string | undefined => {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  return md5(
    Buffer.concat(
      names.flatMap((name) => {
        const { DataType = '', StringValue = '', BinaryValue } = attributes[name] ?? {};
        const isBinary = BinaryValue !== undefined;
        return [
          sized(Buffer.from(name)),
          sized(Buffer.from(DataType)),
          Buffer.from([isBinary ? 2 : 1]),
          sized(isBinary ? Buffer.from(BinaryValue, 'base64') : Buffer.from(StringValue)),
        ];
      }),
    ),
  );
};
