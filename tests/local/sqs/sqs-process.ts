import { startSqs } from '../../../local/sqs/index.ts';

/** An SQS server in a process of its own, to be killed; says where its queue is. */
const server = await startSqs({ dataDir: process.argv[2] ?? '', queues: [{ QueueName: 'work' }] });
console.log(server.urlOf('work'));
