import { NoBodySchema } from '../no-body.ts';
import { IntakeMessageSchema } from '../queues/intake-message.ts';
import { DeadLetterListSchema, RedrivenSchema, SentMessageSchema } from '../queues/schema.ts';
import type { Operation } from './operation.ts';

/** Messages for *intake*, and those that nobody took. */
export const QUEUE_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/operations/dead-letters',
    operationId: 'listDeadLetters',
    summary: 'The messages that nobody took, with what refused them',
    success: {
      status: 200,
      description: 'Each queue with some of its messages, newest first',
      body: { name: 'DeadLetterList', schema: DeadLetterListSchema },
    },
  },
  {
    method: 'delete',
    path: '/api/v1/operations/dead-letters/{queue}/{messageId}',
    operationId: 'discardDeadLetter',
    summary: 'Deletes a message that nobody took, for good',
    success: { status: 204, description: 'Deleted' },
    problems: { 400: 'A parameter is malformed', 404: 'It is no longer there' },
  },
  {
    method: 'post',
    path: '/api/v1/operations/intake/redrive',
    operationId: 'redriveIntake',
    summary: 'Sends every message that intake refused to it once more',
    body: { name: 'RedriveIntake', schema: NoBodySchema, optional: true },
    success: {
      status: 202,
      description: 'They are being moved',
      body: { name: 'Redriven', schema: RedrivenSchema },
    },
  },
  {
    method: 'post',
    path: '/api/v1/operations/intake/messages',
    operationId: 'sendIntakeMessage',
    summary: 'Puts a message of version 1.0 into the queue of intake',
    body: { name: 'IntakeMessage', schema: IntakeMessageSchema },
    success: {
      status: 202,
      description: 'It is in the queue',
      body: { name: 'SentMessage', schema: SentMessageSchema },
    },
    problems: { 400: 'intake would refuse it', 413: 'Larger than 256 KB', 415: 'Not JSON' },
  },
];
