import { startS3 } from '../../../local/s3/index.ts';

/** An S3 server in a process of its own, to be killed; says where it listens. */
const server = await startS3({
  dataDir: process.argv[2] ?? '',
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'secret',
  region: 'us-east-1',
});
console.log(server.endpoint);
